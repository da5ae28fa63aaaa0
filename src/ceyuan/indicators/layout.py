"""How one pass over a dataset is laid out: how each row stands in every window and which conditions it meets, as bits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from ceyuan.definitions import Dataset, Indicator, Time
from ceyuan.errors import QuestionError
from ceyuan.indicators.book import Book
from ceyuan.indicators.scope import WHOLE, Scope, column_of
from ceyuan.indicators.standing import PRESENCE, Step, filters, inside, needed, presence, ranked
from ceyuan.indicators.window import Window, window
from ceyuan.values import Period

STANDS, REASON_BITS = 1, 3
"""How a row stands in a window takes three bits: 0 is outside, 1 stands, the rest is the place in `PRESENCE` of why it does not."""


@dataclass(frozen=True)
class Face:
    """What a pass is broken down by, and the rows that it is about where not all are meant."""

    dimensions: tuple[str, ...] = ()
    scope: Scope = WHOLE


@dataclass(frozen=True)
class Layout:
    """One pass.

    Attributes:
        table: the rows that are inside any window.
        windows: time basis → the periods and windows, in the order of their bits.
        indicators: those that the pass computes, with the parts of their filters.
        conditions: text → condition, of all indicators, in the order of their bits.
    """

    dataset: Dataset
    face: Face
    table: ir.Table
    windows: Mapping[Time, tuple[tuple[Period, Window], ...]]
    indicators: tuple[tuple[Indicator, tuple[Step, ...]], ...]
    conditions: Mapping[str, Step]

    @property
    def standings(self) -> dict[Time, str]:
        """Time basis → the column of how rows stand in its windows."""
        return {time: f"_standing_{nth}" for nth, time in enumerate(self.windows)}

    @property
    def members(self) -> dict[str, str]:
        """Dimension → its column."""
        return {dimension: column_of(self.dataset, dimension) for dimension in self.face.dimensions}

    def standing(self, time: Time) -> ir.IntegerValue:
        """How a row stands in the windows of a time basis."""
        windows = (_bits(self.table, each).cast("int64") for _, each in self.windows[time])
        return reduce(add, (bits * (1 << REASON_BITS * nth) for nth, bits in enumerate(windows)))

    def quality(self) -> ir.IntegerValue:
        """Which conditions a row meets."""
        bits = (ibis.ifelse(step.condition, 1 << nth, 0) for nth, step in enumerate(self.conditions.values()))
        return reduce(add, bits, ibis.literal(0)).cast("int64")


def lay_out(book: Book, dataset: Dataset, periods: Sequence[Period], face: Face) -> Layout:
    """Lay out the pass for all indicators of a dataset that can share one."""
    found = [i for i in book.definitions.indicators.values() if i.dataset == dataset.dataset and i.measure and i.measure.kind != "last"]
    windows = {i.time: tuple(_windows(i, dataset, periods)) for i in found if i.time}
    windows = {time: pairs for time, pairs in windows.items() if pairs}
    every = [each for pairs in windows.values() for _, each in pairs]
    columns = {name for indicator in found for name in needed(dataset, indicator)}
    columns |= {column_of(dataset, dimension) for dimension in (*face.dimensions, *(name for name, _ in face.scope.members))}
    table = face.scope.filter(ranked(book.rows(dataset, columns), dataset, every), dataset)
    # The plain comparison of days, by itself, lets the engine skip what no window looks at.
    table = table.filter(ibis.or_(*(inside(table[each.time.column], each) for each in every)))
    indicators = tuple((indicator, filters(table, indicator)) for indicator in found if indicator.time in windows)
    conditions = {step.text: step for _, steps in indicators for step in steps}
    return Layout(dataset, face, table, windows, indicators, conditions)


def _windows(indicator: Indicator, dataset: Dataset, periods: Sequence[Period]) -> Iterator[tuple[Period, Window]]:
    for period in periods:
        try:
            found = window(indicator, dataset, period)
        except QuestionError:
            continue  # it has no figure for this period; whoever asks for it is told so
        if found.kind != "difference":
            yield period, found


def _bits(table: ir.Table, found: Window) -> ir.IntegerValue:
    """The three bits of a row in one window."""
    is_inside, *others = [step for step in presence(table, found) if step.reason != "undated"]
    left_out = [(~step.passes, PRESENCE.index(step.reason)) for step in others]
    return ibis.ifelse(is_inside.condition, ibis.cases(*left_out, else_=STANDS), 0)
