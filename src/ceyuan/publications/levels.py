"""What the sums of a figure's parts make – its value, its base, its change – as exact fractions, so that steps between them add up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import polars as pl

from ceyuan.definitions import Indicator
from ceyuan.definitions.sentence import Aspect
from ceyuan.indicators.figure import ChangeKind
from ceyuan.indicators.weights import Balance

Sums = Mapping[tuple[str, str], tuple[Decimal, int]]
"""(window, role) → the sum of the weights that count, and how many rows they are of."""


def level(indicator: Indicator, sums: Sums, aspect: Aspect, kind: ChangeKind) -> Fraction | None:
    """The value, base or change that the sums make; None where it has none."""
    groups = {at: pl.DataFrame({"amount": [amount], "rows": [rows]}) for at, (amount, rows) in sums.items()}
    balance = Balance(indicator, groups)
    weights = balance.weights()
    now, base = (weights.value(window, balance.factor) for window in ("current", "base"))
    if aspect in ("value", "base"):
        return now if aspect == "value" else base
    if now is None or base is None or (kind == "percent" and (base <= 0 or now < 0)):
        return None
    return (now - base) * 100 / base if kind == "percent" else now - base
