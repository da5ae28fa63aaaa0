"""A part of a figure's evidence: the rows of one indicator in one window, as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import ibis
import ibis.expr.types as ir

from ceyuan.definitions import Dataset, Indicator
from ceyuan.errors import QuestionError
from ceyuan.indicators import coverage
from ceyuan.indicators.book import Book
from ceyuan.indicators.direct import Standing, stand
from ceyuan.indicators.functions import evaluate
from ceyuan.indicators.question import Question
from ceyuan.indicators.scope import Scope
from ceyuan.indicators.standing import OUTSIDE, PLACE_IN_FILES, Step, counts, inside, reason
from ceyuan.indicators.window import Window, window
from ceyuan.ledger import Batch
from ceyuan.values import Period

FIRST = ("_first_batch", "_first_sheet", "_first_row")
"""Of a duplicate, the place of the row that counts."""


@dataclass(frozen=True)
class Part:
    """One indicator in one window.

    Attributes:
        role: current or base; of a derived figure, numerator or denominator.
        name: of the window, current or base.
        batches: those of the book.
        others: the other windows of the same indicator; a row outside all of them is shown once, with the current one.
    """

    book: Book
    scope: Scope
    role: str
    name: str
    indicator: Indicator
    dataset: Dataset
    period: Period
    window: Window
    batches: tuple[Batch, ...]
    others: tuple[Window, ...]

    @cached_property
    def standing(self) -> Standing:
        """The rows and the steps, in the columns that are needed to tell them apart."""
        return stand(self.book, self.indicator, self.window, self.scope)

    @cached_property
    def _whole(self) -> Standing:
        return stand(self.book, self.indicator, self.window, self.scope, whole=True)

    @property
    def uncovered(self) -> str | None:
        """Why the rows tell no figure; None when they do."""
        assert self.indicator.time is not None
        return coverage.uncovered(self.dataset, self.window, coverage.days(self.book, self.dataset, self.indicator.time.column))

    @property
    def distinct_column(self) -> str | None:
        """The column of which each value counts once."""
        measure = self.indicator.measure
        return measure.column if measure and measure.kind == "count_distinct" else None

    def passing(self) -> ir.Table:
        """The rows that pass every step, duplicates of a distinct value among them, in the columns that are needed."""
        return self.standing.table.filter(counts(self.standing.steps))

    def dated(self) -> ir.Table:
        """The rows inside the window, in the columns that are needed."""
        return self.standing.table.filter(counts(_within(self.standing)))

    def failing(self) -> ir.Table:
        """The rows inside the window that fail a step, in the columns that are needed."""
        return self.standing.table.filter(counts(_within(self.standing)), ~ibis.and_(*(step.passes for step in self.standing.steps)))

    def outside(self) -> ir.Table:
        """The rows outside this and every other window of the indicator, in the columns that are needed."""
        day = self.standing.table[self.window.time.column]
        return self.standing.table.filter(*self._apart(day))

    def duplicates(self) -> ir.Table:
        """Of the rows that pass, all but the first of each distinct value; no more is read than the values that repeat."""
        passing, column = self.passing(), self.distinct_column
        repeated = passing.group_by(column).having(passing.count() > 1).agg()
        ranked = _ranked(passing.semi_join(repeated, column).mutate(_step=ibis.null("int64")), column)
        return ranked.filter(ranked["_nth"] > 0)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, in the order of `_step`."""
        return self._whole.steps

    def whole(self) -> ir.Table:
        """Every row in all columns, with the step that it fails first, its weight, and the day that the step is about."""
        table, steps = self._whole.table, self._whole.steps
        failed = ibis.cases(*((~step.passes, nth) for nth, step in enumerate(steps)), else_=ibis.null("int64"))
        return table.mutate(_step=failed, _weight=self._whole.weight, _day=self._day(table))

    def inside(self) -> ir.Table:
        """Every row inside the window, whole, those that pass with their place among those of their distinct value."""
        table = self.whole()
        within = table.filter(counts(_within(self._whole)))
        return within if self.distinct_column is None else _ranked(within, self.distinct_column)

    def counted(self) -> ir.Table:
        """The rows that count, whole, duplicates left out: those that the evidence shows with a weight."""
        within = self.inside()
        counted = within.filter(within["_step"].isnull())
        return counted if self.distinct_column is None else counted.filter(counted["_nth"] == 0)

    def apart(self) -> ir.Table:
        """The rows outside every window of the indicator, whole."""
        table = self.whole()
        return table.filter(*self._apart(table[self.window.time.column]))

    def outside_rows(self) -> dict[str, int]:
        """How many rows are outside the windows, by reason."""
        table = self.outside()
        counted = table.group_by(reason=reason(self.standing.steps)).aggregate(rows=table.count())
        return {row["reason"]: row["rows"] for row in counted.to_pyarrow().to_pylist()}

    def _apart(self, day: ir.DateValue) -> Iterator[ir.BooleanValue]:
        return (~inside(day, each).fill_null(False) for each in (self.window, *self.others))

    def _day(self, table: ir.Table) -> ir.DateValue:
        if self.window.filing is not None:
            return table[self.window.rank]
        return evaluate(self.window.time.until, table) if self.window.time.until is not None else ibis.null("date")


def _within(standing: Standing) -> Iterator[Step]:
    return (step for step in standing.steps if step.reason in OUTSIDE)


def _ranked(table: ir.Table, column: str | None) -> ir.Table:
    """The rows with, for those that pass, their place among those of one value, and the place in the files of the first."""
    one_value = ibis.window(group_by=[column, table["_step"].isnull()], order_by=PLACE_IN_FILES)
    firsts = {name: table[source].first().over(one_value) for name, source in zip(FIRST, PLACE_IN_FILES, strict=True)}
    return table.mutate(_nth=ibis.row_number().over(one_value), **firsts)


def parts(book: Book, question: Question, periods: tuple[Period, Period]) -> tuple[Part, ...]:
    """The parts of a figure: each indicator that it is made of, in the current window and in that of the base.

    Raises:
        QuestionError: the indicator has no figure for the period.
    """
    derived = question.indicator.derived
    found: list[Part] = []
    roles = {"": question.indicator.indicator} if derived is None else {"numerator": derived.of, "denominator": derived.to}
    for name, period in zip(("current", "base"), periods, strict=True):
        for role, indicator in roles.items():
            found += _part(book, question.scope, (role or name, name), book.definitions.indicators[indicator], (period, periods))
    return tuple(found)


def _part(
    book: Book, scope: Scope, called: tuple[str, str], indicator: Indicator, asked: tuple[Period, tuple[Period, Period]]
) -> Iterator[Part]:
    """The part of one window; none where the base cannot be asked for."""
    assert indicator.dataset is not None
    dataset, (period, periods) = book.definitions.dataset(indicator.dataset), asked
    try:
        found = window(indicator, dataset, period)
    except QuestionError:
        if called[1] == "current":
            raise
        return
    others = tuple(_windows(indicator, dataset, [each for each in periods if each != period]))
    yield Part(book, scope, *called, indicator, dataset, period, found, book.batches, others)


def _windows(indicator: Indicator, dataset: Dataset, periods: list[Period]) -> Iterator[Window]:
    for period in periods:
        try:
            yield window(indicator, dataset, period)
        except QuestionError:
            continue
