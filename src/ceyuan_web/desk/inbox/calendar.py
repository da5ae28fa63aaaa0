"""The calendar of filings: a dataset's periods by its filers, and reminding those who have not filed."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ceyuan.intake import FilingStatus
from ceyuan.values import Bilingual
from ceyuan_web.base.actions import do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.city import the_city
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing import due
from ceyuan_web.base.filing.actions import Remind
from ceyuan_web.base.filing.actions.reminding import Due
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import policy
from ceyuan_web.desk.filing import naming

PERIODS = 12
WORDS = {
    "in": Bilingual("已到", "in"),
    "due": Bilingual("待报", "due"),
    "overdue": Bilingual("逾期", "overdue"),
    "quarantined": Bilingual("待改", "to mend"),
    "none": Bilingual("—", "—"),
}


@dataclass(frozen=True)
class Square:
    """A filer's filing for a period."""

    state: str
    filing: FilingStatus | None

    @property
    def word(self) -> Bilingual:
        """The state in words."""
        return WORDS[self.state]


@dataclass(frozen=True)
class Line:
    """A filer over the periods."""

    label: Bilingual
    squares: tuple[Square, ...]


@needs("desk.enter")
def calendar(request: SignedIn) -> HttpResponse:
    """The calendar of one dataset."""
    scope = policy.scope(request.user, "submission.read")
    choices = list(dict.fromkeys(each.dataset for each in due.within(due.filings(), scope)))
    asked = request.GET.get("dataset", "")
    dataset = asked if asked in choices else next(iter(choices), "")
    found = _filings(request.user, dataset)
    periods = sorted({each.period for each in found if each.period}, reverse=True)[:PERIODS]
    context = {
        "datasets": [(name, naming.dataset_label(name)) for name in choices],
        "dataset": dataset,
        "definition": the_city().definitions.datasets.get(dataset),
        "periods": [naming.period_label(period) for period in periods],
        "lines": _lines(found, periods),
        "latest": periods[0] if periods else "",
        "may_remind": policy.may(request.user, Remind.deed),
        "overdue": sum(each.state == "overdue" and each.period in periods for each in found),
        "today": the_city().today,
    }
    return render(request, "desk/inbox/calendar.html", context)


@require_POST
@needs("submission.review")
def remind(request: SignedIn) -> HttpResponse:
    """Remind those whose filings of a dataset are overdue or due."""
    dataset = request.POST.get("dataset", "")
    missing = [each for each in _filings(request.user, dataset) if each.state in ("overdue", "due") and each.period and each.filer]
    newest = max((each.period or "" for each in missing), default="")
    dues = tuple(Due(each.dataset, each.period or "", each.filer or "") for each in missing if each.period == newest)
    count = do(Remind(dues), request.user) if dues else 0
    said = Bilingual(f"已提醒 {count} 人", f"{count} persons reminded") if count else _nobody()
    (messages.success if count else messages.warning)(request, said[request.lang])
    return redirect(f"{reverse('desk:calendar')}?dataset={dataset}")


def _filings(person: Person, dataset: str) -> list[FilingStatus]:
    known = due.filings([dataset]) if dataset in due.calendar_datasets() else []
    return due.within(known, policy.scope(person, "submission.read"))


def _lines(found: list[FilingStatus], periods: list[str]) -> list[Line]:
    by_filer: dict[str, dict[str, FilingStatus]] = {}
    for each in found:
        if each.period in periods:
            by_filer.setdefault(each.filer or "", {})[each.period or ""] = each
    return [
        Line(naming.place_label(filer), tuple(Square(own[p].state if p in own else "none", own.get(p)) for p in periods))
        for filer, own in sorted(by_filer.items())
    ]


def _nobody() -> Bilingual:
    return Bilingual("没有可提醒的人：逾期的单位没有登记填报人", "Nobody to remind: those overdue have no filer here")
