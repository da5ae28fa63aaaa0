"""The rows behind a figure: those that count with their weight, those left out with the reason, within the scope of whoever looks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from ceyuan.definitions import Dataset
from ceyuan.errors import Lang
from ceyuan.indicators import Evidence, FigureKey
from ceyuan.indicators import evidence as opened
from ceyuan.indicators.presenting import COLUMNS, own_name
from ceyuan.indicators.reasons import left_out_words
from ceyuan.indicators.writing import write
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.cells import Cells, Head
from ceyuan_web.base.doors import needs
from ceyuan_web.base.indicator.links import figure_url, query
from ceyuan_web.base.policy import Scope, policy
from ceyuan_web.base.rows import within
from ceyuan_web.base.spoken import spoken
from ceyuan_web.desk.asking.ask import HERE, page_of

A_PAGE = 100
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
SHOWN = {"counted": True, "left-out": False}
ROLES = {
    "current": Bilingual("本期", "this period"),
    "base": Bilingual("基期", "base period"),
    "numerator": Bilingual("分子", "numerator"),
    "denominator": Bilingual("分母", "denominator"),
}


@dataclass(frozen=True)
class Rows:
    """The rows of a figure that a person may see."""

    evidence: Evidence
    scope: Scope

    @cached_property
    def datasets(self) -> dict[str, Dataset]:
        """Those that the rows are of."""
        return {part.dataset.dataset: part.dataset for part in self.evidence.parts}

    def page(self, offset: int, counted: bool) -> pl.DataFrame:
        """A hundred of them."""
        if self.scope.everything:
            return pl.DataFrame(pl.from_arrow(self.evidence.page(A_PAGE, offset, counted=counted)))
        return self.all.filter(pl.col("counted") == counted).slice(offset, A_PAGE)

    @property
    def all(self) -> pl.DataFrame:
        """Those of the periods compared and in quarantine, within the scope."""
        key = self.evidence.key, self.scope
        return _within(*key, (settings.CITY, self.evidence.book.version, self.evidence.book.definitions.sha256))

    def left_out(self) -> list[tuple[Bilingual, Bilingual, int]]:
        """Why rows were left out, in which part, and how many."""
        if self.scope.everything:
            found = self.evidence.left_out().to_pylist()
        else:
            found = (
                self.all.filter(~pl.col("counted"))
                .group_by("role", "window", "reason")
                .len("rows")
                .sort("rows", descending=True)
                .to_dicts()
            )
        return [(left_out_words(row["reason"]), ROLES[row["role"]], row["rows"]) for row in found]

    def write(self, path: Path) -> None:
        """Write all to a file by its ending."""
        if self.scope.everything:
            self.evidence.write(path)
        else:
            write(iter([self.all]), path)


@require_safe
@needs("rows.read")
def evidence(request: SignedIn, name: str) -> HttpResponse:
    """A page of rows."""
    page = page_of(request, name)
    rows, shown = rows_of(request, page.key), request.GET.get("rows", "counted")
    offset = int(request.GET.get("from", "0")) if request.GET.get("from", "0").isdecimal() else 0
    found = rows.page(offset, SHOWN.get(shown, True))
    said = {
        "page": page,
        "figure": spoken(page.definitions, page.figure, request.lang, figure_url(page.key, HERE)),
        "query": query(page.key),
        "shown": shown,
        "is_whole": rows.scope.everything,
        "left_out": rows.left_out(),
        "table": _table(rows, found, request.lang),
        "first": offset + 1,
        "last": offset + found.height,
        "before": max(offset - A_PAGE, 0) if offset else None,
        "after": offset + A_PAGE if found.height == A_PAGE else None,
    }
    return render(request, "desk/asking/evidence.html", said)


@require_safe
@needs("rows.read")
def as_file(request: SignedIn, name: str, kind: str) -> HttpResponse:
    """All of them as a file."""
    if kind not in MEDIA:
        raise Http404
    page = page_of(request, name)
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as folder:
        path = Path(folder) / f"{name}-{page.key.period}-rows.{kind}"
        rows_of(request, page.key).write(path)
        headers = {"Content-Disposition": f'attachment; filename="{path.name}"'}
        return HttpResponse(path.read_bytes(), content_type=MEDIA[kind], headers=headers)


def rows_of(request: SignedIn, key: FigureKey) -> Rows:
    """The rows of a figure that the person may see."""
    return Rows(opened(city.book(), key), policy.scope(request.user, "rows.read"))


@lru_cache(maxsize=4)
def _within(key: FigureKey, scope: Scope, _: tuple[Path, int, str]) -> pl.DataFrame:
    found = opened(city.book(), key)
    datasets = {part.dataset.dataset: part.dataset for part in found.parts}.values()
    return within(pl.DataFrame(pl.from_arrow(found.near())), datasets, scope)


def _table(rows: Rows, found: pl.DataFrame, lang: Lang) -> dict[str, Any]:
    """Heads and lines; a column of which the page has nothing is left out."""
    columns = [(name, cells, head) for name, cells, head in _columns(rows, lang) if found[name].null_count() < found.height]
    return {"heads": [head for _, _, head in columns], "lines": list(_lines(found, columns, lang))}


def _columns(rows: Rows, lang: Lang) -> Iterator[tuple[str, Cells, Head]]:
    """The columns of the datasets, each under its name among those of the evidence."""
    seen = set(COLUMNS)
    for dataset in rows.datasets.values():
        cells = Cells(rows.evidence.book.definitions, dataset, lang)
        for column in dataset.columns:
            name = own_name(dataset, column.name)
            if name in rows.evidence.columns and name not in seen:
                seen.add(name)
                yield name, cells, cells.head(column.name)


def _lines(found: pl.DataFrame, columns: list[tuple[str, Cells, Head]], lang: Lang) -> Iterator[dict[str, Any]]:
    for row in found.iter_rows(named=True):
        where = {"sheet": row["sheet"], "row": row["row"]}
        cell = reverse("desk:cell", args=[row["batch"]])
        yield {
            "role": ROLES[row["role"]],
            "weight": row["weight"],
            "why": row[f"detail_{lang}"],
            "where": f"{row['file']} › {row['sheet']}!{row['row']}",
            "file": row["file"],
            "row": row["row"],
            "url": f"{cell}?{urlencode(where)}",
            "cells": [
                (_shown(cells, head, row[name]), head, f"{cell}?{urlencode({**where, 'field': head.name})}")
                for name, cells, head in columns
            ],
        }


def _shown(cells: Cells, head: Head, value: Any) -> str:
    """A value in words; that of a column which two datasets keep in different kinds is text already."""
    return value if isinstance(value, str) and head.is_number else cells.text(head.name, value)
