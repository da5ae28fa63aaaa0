"""Taking a revision apart: rows are put in one kind after the other, and what each step adds to the figure is its effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import polars as pl

from ceyuan.definitions import Indicator
from ceyuan.definitions.sentence import Aspect
from ceyuan.indicators.contributions import rounded_to_add_up
from ceyuan.indicators.figure import ChangeKind, Number
from ceyuan.publications.levels import Sums, level
from ceyuan.publications.moved_rows import KINDS

Kind = Literal["added", "changed", "removed", "relinked", "definitions", "software"]


@dataclass(frozen=True)
class Effect:
    """What one kind of row in one part adds to the difference.

    Attributes:
        kind: rows `added`, `changed` or `removed`; `relinked`, where who is who changed; changed `definitions`; or `software`, where
            the pinned version and definitions do not give the published number any more.
        window: `current`, or `base` where the year before was restated; empty of definitions and software.
        role: of a derived figure `numerator` or `denominator`, else as `window`.
        rows: how many rows.
        weight: what they add to the sum of the part.
        effect: what that adds to the figure, in its unit, or in percent or points of its change.
    """

    kind: Kind
    window: str
    role: str
    rows: int
    weight: Number | None
    effect: Decimal


@dataclass(frozen=True)
class Pathway:
    """From the sums at one version to those at another.

    Attributes:
        start: the sums before.
        moved: the rows that count differently.
    """

    indicator: Indicator
    start: Sums
    moved: pl.DataFrame

    def effects(self, aspect: Aspect, kind: ChangeKind, ends: tuple[Number, Number]) -> list[Effect]:
        """The effect of every kind of row, rounded so that they add up to the difference of the ends.

        Where a step leads through a point without a number (over zero), the next one bears it.
        """
        sums, reached = dict(self.start), level(self.indicator, self.start, aspect, kind)
        found, exact = [], []
        for effect, counted in self._deltas():
            at = (effect.window, effect.role)
            amount, rows = sums.get(at, (Decimal(0), 0))
            sums[at] = (amount + (effect.weight or 0), rows + counted)
            now = level(self.indicator, sums, aspect, kind)
            exact.append(now - reached if now is not None and reached is not None else Fraction(0))
            reached = now if now is not None else reached
            found.append(effect)
        return _rounded(found, exact, ends)

    def _deltas(self) -> Iterator[tuple[Effect, int]]:
        """Every kind of row in every part, with how many more rows count by it."""
        grouped = self.moved.group_by("window", "role", "kind").agg(
            pl.len(),
            amount=pl.col("weight_after").sum() - pl.col("weight_before").sum(),
            counted=pl.col("batch_after").count().cast(pl.Int64) - pl.col("batch_before").count().cast(pl.Int64),
        )
        found = sorted(grouped.to_dicts(), key=lambda row: (row["window"] == "base", row["role"], KINDS.index(row["kind"])))
        for row in found:
            yield Effect(row["kind"], row["window"], row["role"], row["len"], row["amount"] or 0, Decimal(0)), row["counted"]


def _rounded(effects: list[Effect], exact: list[Fraction], ends: tuple[Number, Number]) -> list[Effect]:
    decimals, total = max(_decimals(end) for end in ends), Decimal(ends[1]) - Decimal(ends[0])
    parts = rounded_to_add_up(exact, decimals, total)
    if parts:
        # Each end was rounded by itself: the last digit that this may cost is borne by the largest effect.
        largest = max(range(len(parts)), key=lambda nth: abs(parts[nth]))
        parts[largest] += total - sum(parts, Decimal(0))
    return [replace(effect, effect=part) for effect, part in zip(effects, parts, strict=True)]


def _decimals(number: Number) -> int:
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0
