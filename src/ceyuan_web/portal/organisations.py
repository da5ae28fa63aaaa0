"""Organisations that are public: those in lists that were announced to everyone, with what was announced of them and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.definitions import Dataset, PublicList
from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators import Book
from ceyuan.indicators.things import filings, named_like
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.cells import Cells
from ceyuan_web.portal import public
from ceyuan_web.portal.public import open_to_all


@open_to_all
def organisation(request: Asked, code: str) -> HttpResponse:
    """One organisation, by its credit code."""
    book = public.book()
    parts = list(_lists(book, code, request)) if book else []
    if not parts:
        raise QuestionError(_not_public(code))
    return render(request, "portal/organisation.html", {"code": code, "name": parts[-1]["name"], "lists": parts})


def like(book: Book, text: str) -> list[tuple[str, str]]:
    """Names and credit codes of public organisations whose name holds a text."""
    found: dict[str, str] = {}
    for listed in public.portal().organisations:
        dataset = book.definitions.datasets[listed.dataset]
        name, code = _named(dataset)
        for row in named_like(book, dataset, (name, text), [name, code]):
            if row[code]:
                found.setdefault(row[code], row[name])
    return [(name, code) for code, name in found.items()]


def _lists(book: Book, code: str, request: Asked) -> Iterator[dict[str, Any]]:
    """The public lists that hold the organisation, with the columns that were announced."""
    for listed in public.portal().organisations:
        dataset = book.definitions.datasets[listed.dataset]
        name, by = _named(dataset)
        rows = filings(book, dataset, (by, code), [name, *listed.columns])
        if rows:
            yield _list(listed, dataset, rows, Cells(book.definitions, dataset, request.lang))


def _list(listed: PublicList, dataset: Dataset, rows: list[dict[str, Any]], cells: Cells) -> dict[str, Any]:
    texts = [[cells.text(column, row[column]) for column in listed.columns] for row in rows]
    return {
        "label": dataset.label,
        "name": rows[-1][_named(dataset)[0]],
        "heads": [cells.head(column) for column in listed.columns],
        "rows": [list(row) for row in dict.fromkeys(map(tuple, texts))],
    }


def _named(dataset: Dataset) -> tuple[str, str]:
    """The columns of the name and the credit code of those that a dataset is about."""
    party = next(one for one in dataset.parties if one.credit_code)
    return party.name, str(party.credit_code)


def _not_public(code: str) -> Fault:
    return Fault(
        "unknown-organisation",
        f"公开名单中没有“{code}”",
        f"'{code}' is in no public list",
        fix_zh="请核对统一社会信用代码，或按名称搜索",
        fix_en="Check the credit code, or search by name",
    )
