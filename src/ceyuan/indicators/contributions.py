"""Contributions: what each member of a dimension adds to a change, in percentage points that add up to it exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from ceyuan.indicators.figure import ChangeKind


@dataclass(frozen=True)
class Weights:
    """What a member, or the whole, weighs in both windows.

    Attributes:
        current, base: the weights above the line: of a sum or a count its own value, of a mean the sum, of a ratio the numerator.
        current_below, base_below: those below the line; None where there is none.
    """

    current: Fraction
    base: Fraction
    current_below: Fraction | None = None
    base_below: Fraction | None = None

    def value(self, name: Literal["current", "base"], factor: Fraction = Fraction(1)) -> Fraction | None:
        """The value in a window; None over a denominator of zero."""
        above, below = (self.current, self.current_below) if name == "current" else (self.base, self.base_below)
        if below is None:
            return above
        return above * factor / below if below else None


def exact_points(whole: Weights, member: Weights, kind: ChangeKind, factor: Fraction) -> Fraction | None:
    """What a member adds to the change of the whole, in percentage points; None where the whole has no change.

    For a sum, the change of the member over the base of the whole. For a ratio R = N/D the change R₁ − R₀ is the sum over members of
    ((n₁ − n₀) − R₀(d₁ − d₀)) / D₁: what a member adds above the line, less what it would have to add to keep its share below it.

    >>> whole = Weights(Fraction(150), Fraction(100))
    >>> exact_points(whole, Weights(Fraction(80), Fraction(60)), "percent", Fraction(1))
    Fraction(20, 1)
    """
    base = whole.value("base", factor)
    if base is None or whole.value("current", factor) is None or (kind == "percent" and base <= 0):
        return None
    difference = member.current - member.base
    if whole.current_below is not None and whole.base_below is not None:
        assert member.current_below is not None
        assert member.base_below is not None
        below = member.current_below - member.base_below
        difference = (difference - whole.base / whole.base_below * below) * factor / whole.current_below
    return difference * 100 / base if kind == "percent" else difference


def rounded_to_add_up(parts: Sequence[Fraction], decimals: int, total: Decimal | None = None) -> list[Decimal]:
    """The parts rounded so that they still add up to the rounded total (largest remainders get the units that rounding down lost).

    >>> rounded_to_add_up([Fraction(1, 3)] * 3, 1)
    [Decimal('0.4'), Decimal('0.3'), Decimal('0.3')]
    """
    scale = 10**decimals
    floors = [int(part * scale // 1) for part in parts]
    wanted = round(sum(parts, Fraction(0)) * scale) if total is None else int(total.scaleb(decimals).to_integral_value())
    lost = wanted - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda nth: (floors[nth] - parts[nth] * scale, nth))
    units = list(floors)
    for nth in by_remainder[: max(lost, 0)]:
        units[nth] += 1
    return [Decimal(unit).scaleb(-decimals) for unit in units]
