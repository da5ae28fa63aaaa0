"""How each row stands to a figure: it counts with a weight, or one step, the first it fails, leaves it out.

The value and the evidence are both made of these steps, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from ceyuan.definitions import Dataset, Expression, Indicator
from ceyuan.indicators.functions import evaluate
from ceyuan.indicators.scope import column_of
from ceyuan.indicators.window import Window

PLACE_IN_FILES = ("_batch", "_sheet", "_row")
"""What tells a row from every other, in the order in which the first of equals is chosen."""

OUTSIDE = ("undated", "outside-period")
"""The reasons of rows that are not in a window at all."""

PRESENCE = (*OUTSIDE, "superseded", "not-last", "not-carried", "unpaired", "ended")
"""The reasons that depend on the window, in the order in which they are looked at."""


@dataclass(frozen=True)
class Step:
    """A condition that a row must pass; unknown is not passed.

    Attributes:
        reason: why a row that fails is left out.
        condition: may be null, which is unknown.
        rule: the part of the filter that the condition is, where it is one.
    """

    reason: str
    condition: ir.BooleanValue
    rule: Expression | None = None

    @property
    def passes(self) -> ir.BooleanValue:
        """Whether a row passes; never null."""
        return self.condition.fill_null(False)

    @property
    def text(self) -> str:
        """What tells the condition from another of the same table."""
        return self.rule.text if self.rule else self.reason


def ranked(table: ir.Table, dataset: Dataset, windows: Iterable[Window]) -> ir.Table:
    """The table with the day of each series' last current filing, where there are series.

    A series is what files: the key of the dataset without the day of the filing. Places and filters come later, so that a thing
    that moved, or changed its stage, stands only where its last filing puts it.
    """
    days: dict[str, ir.DateValue] = {}
    for window in windows:
        for part in (window, window.off):
            if part is not None and part.filing is not None:
                days[part.rank] = _last_filing(table, dataset, part)
    return table.mutate(**days) if days else table


def needed(dataset: Dataset, indicator: Indicator) -> set[str]:
    """The columns of the dataset by which rows stand and count; the fewer a question names, the sooner it is understood."""
    time, measure, breakdowns = indicator.time, indicator.measure, indicator.breakdowns
    found = {*dataset.key, *(column_of(dataset, dimension) for dimension in breakdowns)}
    found |= set(indicator.filter.columns) if indicator.filter else set()
    found |= {time.column, *(time.until.columns if time.until else ())} if time else set()
    return found | ({measure.column} if measure and measure.column else set())


def _last_filing(table: ir.Table, dataset: Dataset, window: Window) -> ir.DateValue:
    day = table[window.filing]
    looked_at = table["_superseded_by"].isnull()
    if window.kind in ("filed", "difference"):
        looked_at &= day.between(window.look, window.last)
    series = [name for name in dataset.key if name != window.filing]
    return ibis.ifelse(looked_at, day, ibis.null("date")).max().over(group_by=series)


def presence(table: ir.Table, window: Window) -> tuple[Step, ...]:
    """Whether a row stands in the window; the table is `ranked` for it."""
    day = table[window.time.column]
    dated, is_inside = Step("undated", day.notnull()), Step("outside-period", inside(day, window))
    is_current = Step("superseded", table["_superseded_by"].isnull())
    return dated, is_inside, is_current, *_standing(table, day, window)


def inside(day: ir.DateValue, window: Window) -> ir.BooleanValue:
    """Whether a day is inside the window; unknown where there is none."""
    match window.kind:
        case "held":
            return day <= window.last
        case "difference":
            assert window.off is not None
            return day.between(window.off.look, window.last)
    return day.between(window.look, window.last)


def _standing(table: ir.Table, day: ir.DateValue, window: Window) -> tuple[Step, ...]:
    """Whether a current row of the window stands: it is its series' last filing, not too old, and what it states has not ended."""
    match window.kind:
        case "filed":
            return Step("not-last", day == table[window.rank]), Step("not-carried", day >= window.first)
        case "difference":
            return _pair(table, day, window)
    steps = [Step("not-last", table[window.filing] == table[window.rank])] if window.filing else []
    if window.kind == "held" and window.time.until is not None:
        steps.append(Step("ended", ~(evaluate(window.time.until, table) <= window.last).fill_null(False)))
    return tuple(steps)


def _pair(table: ir.Table, day: ir.DateValue, window: Window) -> tuple[Step, ...]:
    """Of a difference, both filings of a series must be there."""
    off = window.off
    assert off is not None
    last, last_off = table[window.rank], table[off.rank]
    return (
        Step("not-last", (day == last).fill_null(False) | (day == last_off)),
        Step("not-carried", (day >= window.first) | day.between(off.first, off.last)),
        Step("unpaired", (last >= window.first) & (last_off >= off.first)),
    )


def qualities(table: ir.Table, indicator: Indicator) -> tuple[Step, ...]:
    """Whether a row is of the kind that the indicator counts, and states what it measures."""
    assert indicator.measure is not None
    if (name := indicator.measure.column) is None:
        return filters(table, indicator)
    return *filters(table, indicator), Step("empty", table[name].notnull(), Expression.parse(f"given({name})"))


def filters(table: ir.Table, indicator: Indicator) -> tuple[Step, ...]:
    """The parts of the filter; a value that one keeps out (`revoked`) is its own reason."""
    parts = indicator.filter.conjuncts if indicator.filter else ()
    return tuple(Step(part.excluded or "filtered", evaluate(part, table), part) for part in parts)


def weight(table: ir.Table, indicator: Indicator, window: Window) -> ir.NumericValue:
    """What a row that counts adds: 1, or the value of the measured column, taken off where it is an earlier cumulated one."""
    assert indicator.measure is not None
    if indicator.measure.kind in ("count", "count_distinct"):
        return ibis.literal(1, "int64")
    value = table[indicator.measure.column]
    if window.kind != "difference":
        return value
    return ibis.ifelse(table[window.time.column] >= window.look, value, -value)


def counts(steps: Iterable[Step]) -> ir.BooleanValue:
    """Whether a row passes every step, for a filter: null where it does not may stand for false."""
    return ibis.and_(*(step.condition for step in steps))


def reason(steps: Iterable[Step]) -> ir.StringValue:
    """The reason of the first step that a row fails; null for one that passes all."""
    return ibis.cases(*((~step.passes, step.reason) for step in steps), else_=ibis.null("string"))
