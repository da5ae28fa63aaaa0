"""Merges and splits that wait to be confirmed, with what they would do to past figures; and what happened before, to be taken back."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ceyuan.errors import QuestionError, unknown
from ceyuan.indicators.trying import Effect, effects, keys
from ceyuan.organisations import resolved
from ceyuan.organisations.changes import Change
from ceyuan.organisations.history import Event, history
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.actions import do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.policy import WHOLE_CITY, policy
from ceyuan_web.base.spoken import spoken
from ceyuan_web.base.whose_organisation import holds, insist
from ceyuan_web.desk.deciding import who
from ceyuan_web.desk.deciding.actions import Settle, TakeBack, concerned
from ceyuan_web.desk.deciding.matches import SAID

KINDS = {
    "merge": Bilingual("合并", "Merge"),
    "split": Bilingual("拆分", "Split"),
    "regroup": Bilingual("重组", "Regroup"),
    "verdict": Bilingual("判定", "Verdict"),
}
Named = list[tuple[int, str]]
"""Organisations with what they are called."""


@require_safe
@needs("match.judge")
def waiting(request: SignedIn) -> HttpResponse:
    """All that wait."""
    scope = policy.scope(request.user, "match.judge")
    found = [change for change in who.proposed().changes if holds(scope, change.before)]
    names = who.named(number for change in found for number in (*change.before, *change.after))
    told = [(change, KINDS[change.kind], _named(change.before, names), _named(change.after, names)) for change in found]
    return render(request, "desk/deciding/changes.html", {"changes": told})


@require_safe
@needs("match.judge")
def change(request: SignedIn, number: int) -> HttpResponse:
    """One, with its effect on past figures, published ones among them."""
    found = _change(number)
    insist(request.user, "match.judge", found.before)
    definitions, names = who.definitions(), who.named((*found.before, *found.after))
    told = [(one, spoken(definitions, one.before, request.lang), spoken(definitions, one.after, request.lang)) for one in _effects(found)]
    said = {
        "change": found,
        "number": number,
        "kind": KINDS[found.kind],
        "before": _named(found.before, names),
        "after": _named(found.after, names),
        "effects": told,
        "may_confirm": policy.may(request.user, Settle.deed, WHOLE_CITY),
    }
    return render(request, "desk/deciding/change.html", said)


@require_POST
@needs("match.judge")
def confirm(request: SignedIn, number: int) -> HttpResponse:
    """Confirm one."""
    found = _change(number)
    written = do(Settle(tuple(sorted({*found.before, *found.after})), request.POST.get("reason", "").strip()), request.user)
    words = Bilingual(f"已确认，写入 {written} 条关联", f"Confirmed; {written} links written")
    messages.success(request, words[request.lang])
    return redirect("desk:changes")


@require_safe
@needs("match.judge")
def past(request: SignedIn) -> HttpResponse:
    """What happened, the newest first."""
    scope = policy.scope(request.user, "match.judge")
    within = [one for one in reversed(history(city.the_city().ledger)) if holds(scope, concerned(one))]
    events = [(one, KINDS[one.kind], SAID.get(one.verdict or ""), _may_take_back(one, request)) for one in within]
    return render(request, "desk/deciding/past.html", {"events": events})


@require_POST
@needs("match.judge")
def take_back(request: SignedIn, number: int) -> HttpResponse:
    """Undo one by verdicts."""
    written = do(TakeBack(number), request.user)
    words = Bilingual(
        f"记下 {written} 条判定；若改变已定单位，请看影响后确认", f"{written} verdicts written; what they change waits to be confirmed"
    )
    messages.success(request, words[request.lang])
    return redirect("desk:changes")


def _change(number: int) -> Change:
    """The waiting change that begins with an organisation."""
    found = {change.before[0]: change for change in who.proposed().changes}
    if number not in found:
        raise QuestionError(unknown(("待确认的改变", "waiting change"), str(number), [str(one) for one in found]))
    return found[number]


def _effects(found: Change) -> list[Effect]:
    published = [one.key for publication in city.publications() for one in publication.figures]
    linked = resolved(who.proposed().organisations((*found.before, *found.after)))
    return effects(city.book(), linked, dict.fromkeys([*keys(city.book()), *published]))


def _named(numbers: tuple[int, ...], names: Mapping[int, str]) -> Named:
    return [(number, names.get(number, "")) for number in numbers]


def _may_take_back(event: Event, request: SignedIn) -> bool:
    if event.kind == "verdict":
        return event.person == request.user.username and event.verdict != "withdrawn"
    return event.kind != "regroup"
