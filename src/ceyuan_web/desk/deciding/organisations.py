"""The file of an organisation (一企一档): found by part of a name, pinyin or code; all that is known of it, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from ceyuan.errors import Lang
from ceyuan.organisations.dossier import dossier
from ceyuan.organisations.dossier.rows import Place
from ceyuan.organisations.dossier.stated import Said
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.policy import policy
from ceyuan_web.base.whose_organisation import directory, insist
from ceyuan_web.desk.deciding import who

FOUND = 30
SAID = {
    "name": Bilingual("名称", "Name"),
    "credit_code": Bilingual("信用代码", "Credit code"),
    "address": Bilingual("地址", "Address"),
    "district": Bilingual("属地", "District"),
    "registered_on": Bilingual("成立日期", "Founded on"),
    "capital_yuan": Bilingual("注册资本（元）", "Capital (yuan)"),
    "legal_form": Bilingual("类型", "Legal form"),
    "scope": Bilingual("经营范围", "Scope of business"),
    "track": Bilingual("赛道", "Track"),
}
BY = {
    "self": Bilingual("首见", "first seen"),
    "code": Bilingual("信用代码相同", "same code"),
    "name": Bilingual("写法相同", "same writing"),
    "model": Bilingual("相似", "alike"),
    "judgement": Bilingual("人工判定", "judged"),
}
SEATS = {"registered": Bilingual("登记", "registered"), "statistical": Bilingual("统计", "statistical")}
RELATED = {"branch": Bilingual("分支机构", "branch")}


@require_safe
@needs("organisation.read")
def index(request: SignedIn) -> HttpResponse:
    """Search."""
    text = request.GET.get("q", "").strip()
    hits = directory(policy.scope(request.user, "organisation.read")).search(text, FOUND) if text else []
    return render(request, "desk/deciding/organisations.html", {"q": text, "hits": hits})


@require_safe
@needs("organisation.read")
def organisation(request: SignedIn, number: int) -> HttpResponse:
    """One file."""
    insist(request.user, "organisation.read", [number])
    found = dossier(who.definitions(), city.the_city().ledger, number, city.the_city().today)
    said = {
        "dossier": found,
        "facts": [_fact(one, request.lang) for one in found.said],
        "ties": [(tie, BY[tie.by]) for tie in found.ties],
        "seats": [(seat, SEATS[seat.kind], [_district(code, request.lang) for code in seat.overlaps]) for seat in found.seats],
        "certificates": [(one, where(one.place)) for one in found.certificates],
        "sizes": [(one, where(one.place)) for one in found.sizes],
        "deeds": [(one, where(one.place)) for one in reversed(found.deeds)],
        "related": [(number, name, RELATED.get(kind, Bilingual(kind, kind))) for number, name, kind in found.related],
    }
    return render(request, "desk/deciding/organisation.html", said)


def where(place: Place) -> tuple[str, str]:
    """Where something stands, in words and as the address of its cell."""
    sheet, _, cell = place.cell.rpartition("!")
    letters = cell.rstrip("0123456789")
    query = {"sheet": sheet, "row": cell.removeprefix(letters), **({"column": letters} if letters else {})}
    return f"{place.file} › {place.cell}", f"{reverse('desk:cell', args=[place.batch])}?{urlencode(query)}"


def _fact(said: Said, lang: Lang) -> dict[str, Any]:
    return {
        "label": SAID[said.said],
        "value": _text(said.said, said.value, lang),
        "why": said.why,
        "statements": list(_statements(said, lang)),
    }


def _statements(said: Said, lang: Lang) -> Iterator[dict[str, Any]]:
    for one in said.statements:
        words, url = where(one.place)
        dataset = who.definitions().datasets[one.place.dataset].label
        yield {"value": _text(said.said, one.value, lang), "one": one, "dataset": dataset, "where": words, "url": url}


def _text(said: str, value: Any, lang: Lang) -> str:
    if said == "district":
        return _district(str(value), lang)
    tracks = who.definitions().track_list
    if said == "track" and tracks and (track := tracks.find(str(value))):
        return track.label[lang]
    return f"{value:,}" if said == "capital_yuan" else str(value)


def _district(code: str, lang: Lang) -> str:
    places = who.definitions().places
    place = places.find(code) if places else None
    return place.label[lang] if place else code
