"""Trying links out: which figures would be others, were they in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import QuestionError
from ceyuan.indicators.ask import figure
from ceyuan.indicators.book import Book
from ceyuan.indicators.coverage import days
from ceyuan.indicators.figure import Figure, FigureKey
from ceyuan.organisations.resolved import Resolved
from ceyuan.values import Period


@dataclass(frozen=True)
class Effect:
    """A figure that would be another."""

    before: Figure
    after: Figure


def counting_organisations(definitions: Definitions) -> list[Indicator]:
    """The indicators that count organisations: their value depends on who is who."""
    return [indicator for indicator in definitions.indicators.values() if _counts(definitions, indicator)]


def keys(book: Book) -> Iterator[FigureKey]:
    """Every such indicator in every half-year and year of which there are rows."""
    for indicator in counting_organisations(book.definitions):
        assert indicator.dataset is not None
        assert indicator.time is not None
        known = days(book, book.definitions.dataset(indicator.dataset), indicator.time.column)
        for year in sorted({day.year for day in known}):
            yield from (FigureKey(indicator.indicator, Period.parse(code)) for code in (f"{year}H1", f"{year}H2", str(year)))


def effects(book: Book, tried: Resolved, asked: Iterable[FigureKey]) -> list[Effect]:
    """The figures whose value or base would be others with the links tried."""
    other, found = replace(book, tried=tried), []
    for key in asked:
        try:
            before, after = figure(book, key), figure(other, key)
        except QuestionError:
            continue  # the indicator has no figure for such a period
        if (before.value, before.base.value) != (after.value, after.base.value):
            found.append(Effect(before, after))
    return found


def _counts(definitions: Definitions, indicator: Indicator) -> bool:
    measure = indicator.measure
    if measure is None or measure.kind != "count_distinct" or indicator.dataset is None:
        return False
    return any(party.credit_code == measure.column for party in definitions.datasets[indicator.dataset].parties)
