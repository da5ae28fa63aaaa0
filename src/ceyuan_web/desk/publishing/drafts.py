"""A draft before it is published: against the last edition or the year before, what has no value, what is not verified, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ceyuan.definitions import Report
from ceyuan.errors import Fault, QuestionError
from ceyuan.publications import Draft, draft
from ceyuan.values import Bilingual, Period
from ceyuan_web.base import city
from ceyuan_web.base.actions import do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.indicator.asking import ending
from ceyuan_web.base.policy import policy
from ceyuan_web.base.worked_out import worked_out
from ceyuan_web.desk.publishing.actions import Publish

MOVES = {"moved": Bilingual("变动", "moved"), "new": Bilingual("新增", "new"), "missing": Bilingual("缺失", "missing")}
DUE = {
    "due": Bilingual("待报", "due"),
    "overdue": Bilingual("逾期", "overdue"),
    "quarantined": Bilingual("待改", "to mend"),
}
BACK = 4
"""How many past periods of a report may be chosen."""


@dataclass(frozen=True)
class Choice:
    """A report, and the periods of which one may draft it, the last whole one first."""

    report: Report
    periods: tuple[Period, ...]


def reports() -> list[Choice]:
    """Those of the city."""
    found = city.the_city()
    return [Choice(one, tuple(_periods(one, found.today))) for one in found.definitions.reports.values()]


@require_safe
@needs("publication.prepare")
def prepare(request: SignedIn) -> HttpResponse:
    """The draft of a report for a period, at the newest version."""
    report, period = request.GET.get("report", ""), Period.parse(request.GET.get("period", ""))
    found = worked_out(_draft, report, period, *city.stamp())
    said = {
        "draft": found,
        "period": period,
        "label": city.the_city().definitions.report(report).label,
        "moves": [(MOVES[one.kind], one) for one in found.moves],
        "due": [(DUE[one.state], one, city.the_city().definitions.datasets[one.dataset].label) for one in found.due],
        "may_publish": policy.may(request.user, Publish.deed),
    }
    return render(request, "desk/publishing/draft.html", said)


@require_POST
@needs("publication.publish")
def publish(request: SignedIn) -> HttpResponse:
    """Publish what the draft showed."""
    said = request.POST
    if not said.get("version", "").isdecimal():
        raise QuestionError(_no_draft())
    done = do(Publish(said.get("report", ""), said.get("period", ""), int(said["version"])), request.user)
    words = Bilingual(f"已出版 {done.id}，第 {done.edition} 版", f"Published {done.id}, edition {done.edition}")
    messages.success(request, words[request.lang])
    return redirect("desk:publication", done.id)


def _draft(report: str, period: Period, folder: Path, version: int, _: str) -> Draft:
    return draft(city.the_city().archive(), report, period, city.the_city().today, version)


def _periods(report: Report, today: date) -> list[Period]:
    """The last whole periods of its kind."""
    found = [ending(today, report.period).before()]
    while len(found) < BACK:
        found.append(found[-1].before())
    return found


def _no_draft() -> Fault:
    return Fault(
        "no-draft", "没有说明账本版本", "The version of the ledger is missing", fix_zh="请从草稿页出版", fix_en="Publish from the draft"
    )
