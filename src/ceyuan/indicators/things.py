"""The things behind a figure – spaces, firms, platforms – one by one: what each weighs in it, and what was filed of it through time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ceyuan.definitions import Dataset
from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators.ask import compared_periods
from ceyuan.indicators.book import Book
from ceyuan.indicators.figure import FigureKey, Number
from ceyuan.indicators.part import parts
from ceyuan.indicators.question import settle
from ceyuan.indicators.standing import PLACE_IN_FILES
from ceyuan.indicators.tally import exact

MOST = 50
"""How many rows a search for names gives."""


@dataclass(frozen=True)
class Ranked:
    """A thing and its place.

    Attributes:
        thing: by which its rows name it.
        value: its part of the figure, in the indicator's unit.
        place: 1 for the largest; equal ones share a place, and the next is as many later.
    """

    thing: str
    value: Number
    place: int


def ranking(book: Book, key: FigureKey) -> tuple[Ranked, ...]:
    """The things that a figure counts or adds up, the largest first; their values add up to it.

    Raises:
        QuestionError: an unknown name, or an indicator whose rows are not about things, or are not added up.
    """
    question = settle(book.definitions, key)
    part = parts(book, question, compared_periods(question.key)[:2])[0]
    measure, dataset = question.indicator.measure, part.dataset
    if measure is None or measure.kind not in ("sum", "count", "count_distinct") or dataset.entity is None:
        raise QuestionError(_not_ranked(question.indicator.label.zh, question.indicator.label.en))
    counted = part.counted()
    grouped = counted.group_by(thing=counted[dataset.entity].cast("string")).aggregate(weight=counted["_weight"].sum())
    rows = [row for row in grouped.to_pyarrow().to_pylist() if row["thing"] is not None]
    rows.sort(key=lambda row: (-row["weight"], row["thing"]))
    places: dict[Any, int] = {}
    for place, row in enumerate(rows, 1):
        places.setdefault(row["weight"], place)
    return tuple(Ranked(row["thing"], exact(row["weight"], question.indicator, dataset), places[row["weight"]]) for row in rows)


def counted_rows(book: Book, key: FigureKey, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows that count in a figure's own window, in some columns of its dataset, in the order of the files.

    Raises:
        QuestionError: an unknown name, or a derived figure, which has no rows of its own.
    """
    question = settle(book.definitions, key)
    if question.indicator.derived is not None:
        raise QuestionError(_not_ranked(question.indicator.label.zh, question.indicator.label.en))
    counted = parts(book, question, compared_periods(question.key)[:2])[0].counted()
    rows: list[dict[str, Any]] = counted.order_by(*PLACE_IN_FILES).select(*columns).to_pyarrow().to_pylist()
    return rows


def filings(book: Book, dataset: Dataset, named: tuple[str, str], columns: Sequence[str]) -> list[dict[str, Any]]:
    """The current rows about one thing, in some columns, the oldest first by the dataset's period or else as they came.

    Args:
        named: the column that names the thing, and what it is there.
    """
    column, thing = named
    table = book.rows(dataset)
    current = table.filter(table["_superseded_by"].isnull(), table[column].cast("string") == thing)
    ordered = current.order_by(*([dataset.period] if dataset.period else []), *PLACE_IN_FILES)
    rows: list[dict[str, Any]] = ordered.select(*columns).to_pyarrow().to_pylist()
    return rows


def named_like(book: Book, dataset: Dataset, named: tuple[str, str], columns: Sequence[str]) -> list[dict[str, Any]]:
    """Some columns of the current rows whose name holds a text, each combination once, at most fifty, short names first.

    Args:
        named: the column of names, and the text.
    """
    column, text = named
    table = book.rows(dataset)
    found = table.filter(table["_superseded_by"].isnull(), table[column].contains(text))
    rows: list[dict[str, Any]] = (
        found.select(*columns).distinct().order_by(found[column].length(), column).limit(MOST).to_pyarrow().to_pylist()
    )
    return rows


def _not_ranked(zh: str, en: str) -> Fault:
    fix = ("请问由行直接计数或求和的指标", "Ask of one that counts or adds up rows")
    return Fault("no-things", f"“{zh}”不是逐个主体的数字", f"'{en}' is no figure of things one by one", "", *fix)
