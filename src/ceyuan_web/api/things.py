"""Innovation spaces and platforms, as the city's portal lists them: the columns that are public, and no other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from ceyuan.definitions import Dataset, Definitions
from ceyuan.definitions.portal import Listing
from ceyuan.errors import QuestionError, unknown
from ceyuan.indicators import Book, FigureKey
from ceyuan.indicators.as_json import plain
from ceyuan.indicators.things import counted_rows, filings, ranking
from ceyuan.values import Period
from ceyuan_web.api.answers import Page, one, page
from ceyuan_web.api.documented import FORMATS, answers
from ceyuan_web.api.freshness import look
from ceyuan_web.api.listing import Pages, cut
from ceyuan_web.api.questions import At, book_for
from ceyuan_web.api.shapes import ItemPage
from ceyuan_web.base import public

router = Router(tags=["things"])


class Listed(Pages, At):
    """A list at a time."""

    period: str | None = Field(None, max_length=40, description="时期，默认最近一次公布 · period, by default that last published")
    place: str | None = Field(None, max_length=200, description="区（市）县 · district")


@router.get("/{listing}", response=answers(ItemPage), openapi_extra=FORMATS, url_name="listing")
def things(request: HttpRequest, listing: str, said: Query[Listed]) -> HttpResponse:
    """科创空间、创新平台 · spaces or platforms of a period: `spaces`, `platforms`."""
    book, wanted = book_for(look(request), said.at), _listing(listing)
    dataset = _dataset(book.definitions, wanted)
    period = Period.parse(said.period) if said.period else public.period() or Period.parse("2021H1")
    rows = counted_rows(book, FigureKey(wanted.indicator, period, said.place), _columns(dataset, wanted))
    found, after = cut(request, said, [plain(row) for row in rows])
    return page(request, Page(found, next=after))


@router.get("/{listing}/{thing}", response=answers(dict), openapi_extra=FORMATS, url_name="thing")
def thing(request: HttpRequest, listing: str, thing: str, said: Query[Listed]) -> HttpResponse:
    """一个空间或平台：各期与位次 · one of them: through time, and its place among the others."""
    book, wanted = book_for(look(request), said.at), _listing(listing)
    dataset = _dataset(book.definitions, wanted)
    rows = [plain(row) for row in filings(book, dataset, (dataset.entity or "", thing), _columns(dataset, wanted))]
    if not rows:
        known = {str(row[dataset.entity]) for row in counted_rows(book, _whole(wanted), [dataset.entity])} if dataset.entity else set()
        raise QuestionError(unknown((wanted.label.zh, wanted.listing), thing, known))
    return one(request, {"name": thing, "listing": listing, "filings": rows, "ranking": _ranks(book, wanted, thing, said)})


def _whole(wanted: Listing) -> FigureKey:
    return FigureKey(wanted.indicator, public.period() or Period.parse("2021H1"))


def _listing(name: str) -> Listing:
    found = public.portal().listing(name)
    if found is None:
        raise QuestionError(unknown(("目录", "listing"), name, [each.listing for each in public.portal().listings]))
    return found


def _dataset(definitions: Definitions, wanted: Listing) -> Dataset:
    return definitions.dataset(definitions.indicator(wanted.indicator).dataset or "")


def _columns(dataset: Dataset, wanted: Listing) -> list[str]:
    return list(dict.fromkeys([*([dataset.entity] if dataset.entity else []), *wanted.columns]))


def _ranks(book: Book, wanted: Listing, thing: str, said: Listed) -> list[dict[str, Any]]:
    """Its place by each indicator by which the listing is ranked."""
    period = Period.parse(said.period) if said.period else _whole(wanted).period
    ranked = {name: ranking(book, FigureKey(name, period)) for name in wanted.ranked}
    return [
        {"indicator": name, "period": str(period), "value": plain(each.value), "place": each.place, "of": len(found)}
        for name, found in ranked.items()
        for each in found
        if each.thing == thing
    ]
