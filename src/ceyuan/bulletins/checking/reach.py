"""How far the ledger knows: a figure of a time beyond it decides nothing against a claim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from ceyuan.definitions import Indicator
from ceyuan.indicators import Book
from ceyuan.indicators.coverage import days
from ceyuan.values import Period
from ceyuan.values.period import month_end


class Reach:
    """The last days of which a book has rows."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def covers(self, indicator: Indicator, period: Period) -> bool:
        """Whether rows of the period's last month, or later ones, have come.

        What happens and what is filed is known by the rows of its own dataset. Things that stay until they go, such as certificates,
        come once or twice a year: they are known as far as the ledger as a whole is.
        """
        return all(period.end <= self._until(part) for part in self._counted(indicator))

    def _counted(self, indicator: Indicator) -> Iterator[Indicator]:
        if indicator.derived is None:
            yield indicator
            return
        for name in (indicator.derived.of, indicator.derived.to):
            yield from self._counted(self._book.definitions.indicators[name])

    def _until(self, indicator: Indicator) -> date:
        assert indicator.time is not None
        is_held = indicator.time.basis == "stock" and indicator.time.until is not None
        return self._whole if is_held else self._last(indicator)

    def _last(self, indicator: Indicator) -> date:
        assert indicator.dataset is not None
        assert indicator.time is not None
        known = days(self._book, self._book.definitions.dataset(indicator.dataset), indicator.time.column)
        return month_end(known[-1]) if known else date.min

    @cached_property
    def _whole(self) -> date:
        counted = [indicator for indicator in self._book.definitions.indicators.values() if indicator.dataset]
        return max(map(self._last, counted), default=date.min)
