"""The cube: every indicator of a dataset, for several periods, in total and by each member of a dimension, in one pass.

Sums and counts come from one aggregation by all dimensions at once, which is then added up; distinct values from one
aggregation by the value (see `distinct`). Nothing is added up that may not be: each distinct count is counted on its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from ceyuan.definitions import Dataset, Indicator
from ceyuan.indicators.book import Book
from ceyuan.indicators.distinct import distinct
from ceyuan.indicators.figure import UNSTATED, Number
from ceyuan.indicators.layout import REASON_BITS, STANDS, Face, Layout, lay_out
from ceyuan.indicators.standing import PRESENCE
from ceyuan.indicators.tally import Tally, exact
from ceyuan.values import Period

Cells = Mapping[tuple[str, str, str], Tally]
"""(indicator, dimension, member) → tally; the whole is dimension and member `""`. A member without rows has no cell."""


@dataclass
class _Sum:
    """A tally as it grows."""

    amount: Number = 0
    passed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, group: Mapping[str, Any], column: _Column, reason: str | None) -> None:
        """Add the rows of a group, which count, those with an empty cell excepted, or are left out for one reason."""
        rows = group["rows"]
        if reason is not None:
            self.left_out[reason] += rows
            return
        given = rows if column.given is None else group[column.given]
        if given < rows:
            self.left_out["empty"] += rows - given
        self.passed += given
        self.amount += group[column.amount] or 0


@dataclass(frozen=True)
class _Column:
    """One indicator in one window.

    Attributes:
        standing, nth: the column and the place in it of how rows stand in the window.
        reasons: bit of a condition → why rows that do not meet it are left out, in order.
        amount: the column of sums, or of rows.
        given: the column of how many rows state what is measured; None when all do.
    """

    indicator: Indicator
    period: Period
    standing: str
    nth: int
    reasons: Mapping[int, str]
    amount: str
    given: str | None

    def reason(self, group: Mapping[str, Any]) -> str | None:
        """Why the rows of a group are left out; None when they count, empty when they are outside the window."""
        code = group[self.standing] >> REASON_BITS * self.nth & (1 << REASON_BITS) - 1
        if code != STANDS:
            return PRESENCE[code] if code else ""
        return next((reason for bit, reason in self.reasons.items() if not group["_quality"] & bit), None)


def cube(book: Book, dataset: Dataset, periods: Sequence[Period], face: Face) -> dict[Period, Cells]:
    """The tallies of every indicator of a dataset that can be had in one pass.

    Args:
        periods: at most twenty; an indicator that has no figure for one of them, or only as a difference, has no cell.
        face: the dimensions, and the rows where not all are meant.
    """
    out: dict[Period, dict[tuple[str, str, str], Tally]] = {period: {} for period in periods}
    layout = lay_out(book, dataset, periods, face)
    if not layout.windows:
        return dict(out)
    groups = _groups(layout, _measured(layout))
    counted, with_empty = distinct(layout, {dimension: groups[dimension].unique().to_pylist() for dimension in face.dimensions})
    if with_empty:
        groups = _groups(layout, _measured(layout), with_empty)
    for dimension in ("", *face.dimensions):
        rows = _by_member(layout, groups, dimension)
        for column in _columns(layout, groups):
            name, period = column.indicator.indicator, column.period
            for member, found in _added_up(column, rows).items():
                amount = counted.get((name, period, dimension, member), found.amount)
                tally = Tally.of(column.indicator, exact(amount, column.indicator, dataset), found.passed, found.left_out)
                out[period][name, dimension, member] = tally
    return dict(out)


def _measured(layout: Layout) -> set[str]:
    """The columns that are added up."""
    return {i.measure.column for i, _ in layout.indicators if i.measure and i.measure.column and i.measure.kind != "count_distinct"}


def _groups(layout: Layout, measured: Set[str], counted: Set[str] = frozenset()) -> pa.Table:
    """Rows, sums and filled cells of what is measured, by how rows stand, what conditions they meet, and their members.

    Args:
        measured: the columns to add up.
        counted: further columns whose filled cells to count. That of distinct values is expensive to read twice, and seldom has
            an empty cell.
    """
    table = layout.table
    by = {name: layout.standing(time) for time, name in layout.standings.items()}
    by |= {"_quality": layout.quality()} | {dimension: table[column] for dimension, column in layout.members.items()}
    amounts = {f"amount {name}": table[name].sum() for name in sorted(measured)}
    given = {f"given {name}": table[name].count() for name in sorted(measured | counted)}
    groups = table.group_by(**by).aggregate(rows=table.count(), **amounts, **given)
    return groups.mutate(**{d: groups[d].cast("string").fill_null(UNSTATED) for d in layout.members}).to_pyarrow()


def _by_member(layout: Layout, groups: pa.Table, dimension: str) -> list[dict[str, Any]]:
    """The groups added up over the other dimensions."""
    keys = [*layout.standings.values(), "_quality", *layout.members]
    numbers = [name for name in groups.column_names if name not in keys]
    by = [*layout.standings.values(), "_quality", *([dimension] if dimension else [])]
    added = groups.group_by(by).aggregate([(name, "sum") for name in numbers])
    named = added.rename_columns([*("member" if name == dimension else name for name in by), *numbers])
    return list(named.to_pylist())


def _columns(layout: Layout, groups: pa.Table) -> Iterator[_Column]:
    order = list(layout.conditions)
    for indicator, steps in layout.indicators:
        assert indicator.time is not None
        assert indicator.measure is not None
        measured = indicator.measure.column
        amount, given = (name if name in groups.column_names else None for name in (f"amount {measured}", f"given {measured}"))
        if indicator.measure.kind == "count_distinct":
            amount = None
        reasons = {1 << order.index(step.text): step.reason for step in steps}
        for nth, (period, _) in enumerate(layout.windows[indicator.time]):
            yield _Column(indicator, period, layout.standings[indicator.time], nth, reasons, amount or "rows", given)


def _added_up(column: _Column, rows: list[dict[str, Any]]) -> dict[str, _Sum]:
    """Member → what the groups add up to for one indicator in one window."""
    out: dict[str, _Sum] = defaultdict(_Sum)
    for row in rows:
        reason = column.reason(row)
        if reason != "":
            out[row.get("member", "")].add(row, column, reason)
    return out
