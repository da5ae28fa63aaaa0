"""Tallies: what the rows of one window add up to, before it is made a figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ceyuan.definitions import Dataset, Indicator
from ceyuan.indicators.figure import Number

RATE_DECIMALS = 6

Missing = str
"""The code of why there is no number."""


@dataclass(frozen=True)
class Tally:
    """What is added up.

    Attributes:
        amount: the sum of the weights; for distinct counts, how many values there are.
        rows: how many rows count; duplicates of a distinct value do not.
        left_out: reason → rows of the window that do not.
    """

    amount: Number
    rows: int
    left_out: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, indicator: Indicator, amount: Number, passed: int, left_out: Mapping[str, int]) -> Tally:
        """The tally of rows that pass every step; of those with one distinct value, one counts and the others are its duplicates."""
        assert indicator.measure is not None
        if indicator.measure.kind != "count_distinct":
            return cls(amount, passed, left_out)
        rows = int(amount)
        return cls(rows, rows, {**left_out, "duplicate": passed - rows} if passed > rows else left_out)


EMPTY = Tally(0, 0)


def value_of(indicator: Indicator, tally: Tally) -> Number | Missing:
    """The number that a tally makes.

    No rows are a true zero for what is counted or added up, since the window is covered; a mean and a last value of nothing are
    none. A sum of rows whose cells are all empty is not known.
    """
    assert indicator.measure is not None
    kind = indicator.measure.kind
    if tally.rows:
        return rounded(Decimal(tally.amount) / tally.rows) if kind == "mean" else tally.amount
    if kind in ("mean", "last"):
        return "no-rows"
    return "all-empty" if tally.left_out.get("empty") and kind == "sum" else tally.amount


def exact(amount: Decimal | int | None, indicator: Indicator, dataset: Dataset) -> Number:
    """An engine's sum as the number that it is: whole for counts and integers, else with the decimals of the column."""
    assert indicator.measure is not None
    kind, column = indicator.measure.kind, indicator.measure.column
    if kind in ("count", "count_distinct") or column is None or dataset.column(column).kind == "integer":
        return int(amount or 0)
    scale = 4 if dataset.column(column).kind == "percent" else dataset.column(column).scale
    return Decimal(amount or 0).quantize(Decimal(1).scaleb(-scale))


def rounded(value: Decimal) -> Decimal:
    """A quotient, half-even to six decimals: the one place where a figure is rounded."""
    return value.quantize(Decimal(1).scaleb(-RATE_DECIMALS))
