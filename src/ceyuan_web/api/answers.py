"""Answers: one thing or a page of things, in the form that is wanted, stamped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse

from ceyuan_web.api.flat import csv, frame_of, parquet
from ceyuan_web.api.formats import MEDIA, wanted
from ceyuan_web.api.freshness import stamped

_TYPES = {**MEDIA, "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True)
class Page:
    """Some of a long answer.

    Attributes:
        items: as JSON has them.
        frame: the same as a table with its own types, where there is one.
        next: cursor of the page after; None on the last.
        beside: what is said once, beside the items.
    """

    items: Sequence[dict[str, Any]]
    frame: pl.DataFrame | None = None
    next: str | None = None
    beside: dict[str, Any] = field(default_factory=dict)

    @property
    def table(self) -> pl.DataFrame:
        """As a table."""
        return frame_of(self.items) if self.frame is None else self.frame


def one(request: HttpRequest, item: dict[str, Any]) -> HttpResponse:
    """One thing."""
    form = wanted(request)
    body = written(item) if form == "json" else {"csv": csv, "parquet": parquet}[form](frame_of([item]))
    return stamped(request, HttpResponse(body, content_type=_TYPES[form]))


def page(request: HttpRequest, found: Page) -> HttpResponse:
    """A page; `Link` leads to the next in every form."""
    form = wanted(request)
    if form == "json":
        body = written({"items": found.items, "next": found.next, **found.beside})
    else:
        body = {"csv": csv, "parquet": parquet}[form](found.table)
    response = stamped(request, HttpResponse(body, content_type=_TYPES[form]))
    if found.next:
        query = request.GET.copy()
        query["cursor"] = found.next
        response.headers["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
    return response


def written(value: Any) -> bytes:
    """JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode()
