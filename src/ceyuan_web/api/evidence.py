"""Evidence: the rows behind a figure, for who may see them; for everyone, how many count and how many do not."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from ceyuan.indicators import Evidence
from ceyuan.indicators import evidence as opened
from ceyuan.indicators.as_json import plain
from ceyuan.values import Period
from ceyuan_web.api.answers import Page, page
from ceyuan_web.api.caller import Caller
from ceyuan_web.api.cursor import Cursor, asked, begun
from ceyuan_web.api.documented import FORMATS, answers
from ceyuan_web.api.freshness import look
from ceyuan_web.api.questions import Key, allowed, book_for, key_of
from ceyuan_web.api.shapes import EvidencePage
from ceyuan_web.base.city import book as book_at
from ceyuan_web.base.policy import Scope
from ceyuan_web.base.rows import are_public, within

router = Router(tags=["figures"])


class Rows(Key):
    """Rows of a figure."""

    counted: bool | None = Field(None, description="只看计入的或未计入的 · only rows that count, or only those that do not")
    limit: int = Field(100, ge=1, le=10_000, description="每页行数 · rows")
    cursor: str | None = Field(None, max_length=400, description="上一页的 next · `next` of the page before")


@router.get("/evidence", response=answers(EvidencePage), openapi_extra=FORMATS, url_name="evidence")
def evidence(request: HttpRequest, said: Query[Rows]) -> HttpResponse:
    """数字背后的行 · the rows behind a figure. The page after is of the same version, whatever has come since."""
    caller, cursor = look(request), begun(request, said.cursor)
    book = book_at(cursor.version) if cursor and caller.may("figures.ask") else book_for(caller, said.at)
    found = opened(book, allowed(caller, book, key_of(said, said.indicator, Period.parse(said.period))))
    start = cursor.offset if cursor else 0
    rows = _rows(found, caller, said, start)
    more = len(rows) == said.limit
    after = Cursor(book.version, start + said.limit, asked(request)).text if more else None
    beside = {"version": book.version, "left_out": found.left_out().to_pylist()}
    return page(request, Page([plain(row) for row in rows.to_dicts()], rows, after, beside))


def _rows(found: Evidence, caller: Caller, said: Rows, start: int) -> pl.DataFrame:
    datasets = tuple({part.dataset.dataset: part.dataset for part in found.parts}.values())
    scope = Scope(everything=True) if are_public(datasets) else caller.scope("rows.read")
    if scope.everything:
        return _frame(found.page(said.limit, start, counted=said.counted))
    if not scope:
        return _frame(found.page(0))
    rows = within(_frame(found.near()), datasets, scope)
    return (rows if said.counted is None else rows.filter(pl.col("counted") == said.counted)).slice(start, said.limit)


def _frame(table: Any) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(table))
