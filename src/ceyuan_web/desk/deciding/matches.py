"""The review of matches: what waits, two sides laid beside each other with what speaks for and against, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ceyuan.errors import Lang
from ceyuan.organisations.doubts import Doubt, said_between
from ceyuan.organisations.linkage import Feature
from ceyuan.organisations.workbook import SIDES
from ceyuan.values import Bilingual
from ceyuan_web.base.actions import do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.policy import Scope, policy
from ceyuan_web.base.whose_organisation import holds, insist, known
from ceyuan_web.desk.deciding import who
from ceyuan_web.desk.deciding.actions import JudgePair, Settle

SAID = {
    "same": Bilingual("同一单位", "The same"),
    "different": Bilingual("不同单位", "Different"),
    "unsure": Bilingual("拿不准", "Unsure"),
    "withdrawn": Bilingual("收回", "Withdrawn"),
}
WHY = {
    "both": Bilingual("有人判同一，有人判不同", "judged the same by one and different by another"),
    "chain": Bilingual("经由其他判定成为同一，又被判不同", "the same by way of other verdicts, and judged different"),
}


@require_safe
@needs("match.judge")
def queue(request: SignedIn) -> HttpResponse:
    """What waits for a person."""
    scope = policy.scope(request.user, "match.judge")
    now = who.now()
    said = {
        "now": now,
        "doubts": who.queue(scope),
        "waiting": list(_pairs(now.waiting.rename({"verdict": "words"}), SAID, scope)),
        "conflicts": list(_pairs(now.conflicts.rename({"why": "words"}), WHY, scope)),
        "is_whole": scope.everything,
    }
    return render(request, "desk/deciding/matches.html", said)


@require_safe
@needs("match.judge")
def match(request: SignedIn, left: int, right: int) -> HttpResponse:
    """Two mentions side by side."""
    found = who.side_by_side(left, right)
    insist(request.user, "match.judge", {found.left["organisation"], found.right["organisation"]})
    said = said_between(known(), found.left["organisation"], found.right["organisation"])
    context = {
        "doubt": found,
        "sides": list(_sides(found, request.lang)),
        "speaking_for": [_feature(one, request.lang) for one in found.features if one.bits >= 0],
        "speaking_against": [_feature(one, request.lang) for one in found.features if one.bits < 0],
        "verdicts": [(row, SAID[row["verdict"]]) for row in said.iter_rows(named=True)],
        "is_mine": request.user.username in said["person"].to_list(),
        "choices": [(name, label) for name, label in SAID.items() if name != "withdrawn"],
        "four_eyes": who.definitions().city.four_eyes,
        "rest": len(who.queue(policy.scope(request.user, "match.judge"))),
    }
    return render(request, "desk/deciding/match.html", context)


@require_POST
@needs("match.judge")
def judge(request: SignedIn, left: int, right: int) -> HttpResponse:
    """Take a verdict, and lay the next pair before the person."""
    verdict = request.POST.get("verdict", "")
    do(JudgePair(left, right, verdict, request.POST.get("note", "").strip()), request.user)
    messages.success(request, Bilingual(f"已记下：{SAID[verdict].zh}", f"Written down: {SAID[verdict].en}")[request.lang])
    following = next(iter(who.queue(policy.scope(request.user, "match.judge"))), None)
    if following is None or verdict == "withdrawn":
        return redirect("desk:matches")
    return redirect("desk:match", following.left["mention"], following.right["mention"])


@require_POST
@needs("match.judge")
def link(request: SignedIn) -> HttpResponse:
    """Settle what changes no settled organisation."""
    written = do(Settle(), request.user)
    messages.success(request, Bilingual(f"写入 {written} 条关联", f"{written} links written")[request.lang])
    return redirect("desk:matches")


def _pairs(pairs: pl.DataFrame, words: Mapping[str, Bilingual], scope: Scope) -> Iterator[dict[str, Any]]:
    """The pairs of mentions within a scope with what they are called, and what is said of each."""
    if pairs.is_empty():
        return
    told = who.sides(pairs)
    for left, right, said in pairs.select("l", "r", "words").iter_rows():
        (one, name), (other, beside) = told[left], told[right]
        if holds(scope, [number for number in (one, other) if number is not None]):
            yield {"left": left, "right": right, "names": (name, beside), "words": words[said]}


def _sides(doubt: Doubt, lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    """A thing that either states: its label, both values, and whether they agree."""
    for name, label in SIDES.items():
        one, other = (_text(name, side[name], lang) for side in (doubt.left, doubt.right))
        if one or other:
            yield label[lang], one, other, "agree" if one == other else "differ" if one and other else "missing"


def _text(name: str, value: Any, lang: Lang) -> str:
    places = who.definitions().places
    place = places.find(str(value)) if name == "district" and value and places else None
    if place:
        return place.label[lang]
    return "" if value is None else f"{value:,}" if name == "capital_yuan" else str(value)


def _feature(one: Feature, lang: Lang) -> tuple[str, str, str]:
    return one.comparison[lang], one.finding[lang], f"{one.bits:+.1f}"
