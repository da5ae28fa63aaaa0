"""Search: indicators, spaces and platforms, districts and tracks, publications, public organisations."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ceyuan.errors import Lang
from ceyuan.indicators import Book
from ceyuan.values import Bilingual
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.indicator.catalogue import matches
from ceyuan_web.portal import organisations, public
from ceyuan_web.portal.listings import Shelf
from ceyuan_web.portal.members import KINDS
from ceyuan_web.portal.public import open_to_all

Hits = list[tuple[str, str]]
MOST = 30
"""How many of each are shown."""


@open_to_all
def search(request: Asked) -> HttpResponse:
    """What is found, by what it is."""
    wanted = request.GET.get("q", "").strip()[:60]
    found = [(label, hits[:MOST], len(hits)) for label, hits in _found(wanted, request.lang) if hits] if wanted else []
    return render(request, "portal/search.html", {"q": wanted, "found": found})


def _found(wanted: str, lang: Lang) -> Iterator[tuple[Bilingual, Hits]]:
    names = [(reverse("portal:indicator", args=[one.indicator]), one.label[lang]) for one in public.indicators() if matches(one, wanted)]
    yield Bilingual("指标", "Indicators"), names
    for kind in KINDS.values():
        members = [(reverse("portal:member", args=[kind.name, code]), label) for code, label in kind.members().items()]
        yield kind.label, [(url, label[lang]) for url, label in members if _in(wanted, label)]
    titled = [(reverse("portal:publication", args=[one.id]), one.title) for one in public.publications()]
    yield Bilingual("出版物", "Publications"), [(url, title[lang]) for url, title in titled if _in(wanted, title)]
    book = public.book()
    if book is not None:
        yield from _of_the_ledger(book, wanted, lang)


def _of_the_ledger(book: Book, wanted: str, lang: Lang) -> Iterator[tuple[Bilingual, Hits]]:
    for listing in public.portal().listings:
        shelf = Shelf(listing, book, lang)
        names = [str(row[shelf.thing]) for row in shelf.rows]
        found = [name for name in names if wanted.lower() in name.lower()]
        yield listing.label, [(reverse("portal:thing", args=[listing.listing, name]), name) for name in found]
    firms = [(reverse("portal:organisation", args=[code]), name) for name, code in organisations.like(book, wanted)]
    yield Bilingual("公开名单中的单位", "Organisations in public lists"), firms


def _in(wanted: str, label: Bilingual) -> bool:
    return any(wanted.lower() in text.lower() for text in (label.zh, label.en))
