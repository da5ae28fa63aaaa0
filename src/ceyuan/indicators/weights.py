"""The weights of a figure's counted rows by member: what contributions are made of, from the same rows as the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import polars as pl

from ceyuan.definitions import Indicator
from ceyuan.indicators.contributions import Weights
from ceyuan.indicators.part import Part
from ceyuan.indicators.scope import member

_NOTHING = (Fraction(0), Fraction(0))


@dataclass(frozen=True)
class Balance:
    """The weights of every part of a figure, in both windows.

    Attributes:
        groups: (window, role) → the sum of weights and the number of rows by every dimension at once.
    """

    indicator: Indicator
    groups: Mapping[tuple[str, str], pl.DataFrame]

    def members(self, dimension: str) -> set[str]:
        """The members that counted rows state."""
        return {code for frame in self.groups.values() for code in frame[dimension]}

    def weights(self, dimension: str | None = None, code: str = "") -> Weights:
        """What a member weighs; without a dimension, the whole."""
        sums = {at: _sum(frame if dimension is None else frame.filter(pl.col(dimension) == code)) for at, frame in self.groups.items()}
        if self.indicator.derived is None:
            (now, now_rows), (base, base_rows) = (sums.get((name, name), _NOTHING) for name in ("current", "base"))
            is_mean = self.indicator.measure is not None and self.indicator.measure.kind == "mean"
            return Weights(now, base, now_rows, base_rows) if is_mean else Weights(now, base)
        of, of_base, to, to_base = (
            sums.get((name, role), _NOTHING)[0] for role in ("numerator", "denominator") for name in ("current", "base")
        )
        if self.indicator.derived.kind == "difference":
            return Weights(of - to, of_base - to_base)
        return Weights(of, of_base, to, to_base)

    @property
    def factor(self) -> Fraction:
        """By what a quotient is multiplied."""
        derived = self.indicator.derived
        if derived is None or derived.kind == "ratio":
            return Fraction(1)
        return Fraction(derived.per) if derived.kind == "per_unit" else Fraction(100)


def balance(indicator: Indicator, parts: Sequence[Part], dimensions: Sequence[str]) -> Balance:
    """Weigh the rows that count in each part of a figure: one pass over each."""
    return Balance(indicator, {(part.name, part.role): _groups(part, dimensions) for part in parts})


def _groups(part: Part, dimensions: Sequence[str]) -> pl.DataFrame:
    table = part.counted()
    members = {dimension: member(table, part.dataset, dimension) for dimension in dimensions}
    grouped = table.group_by(**members) if members else table
    found = grouped.aggregate(amount=table["_weight"].sum(), rows=table.count())
    return pl.DataFrame(pl.from_arrow(found.to_pyarrow()))


def _sum(frame: pl.DataFrame) -> tuple[Fraction, Fraction]:
    """The sum of the weights and the number of rows, exact."""
    amounts = frame["amount"].drop_nulls().to_list()
    return Fraction(sum(amounts, Decimal(0))), Fraction(int(frame["rows"].sum()))
