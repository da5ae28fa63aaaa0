"""How a value is printed: in the unit and decimals of its definition, under a hedge that it bears."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ceyuan.definitions import Definitions, Indicator
from ceyuan.indicators.figure import Number, Shown

_ROUNDING = {"": ROUND_HALF_UP, "about": ROUND_HALF_UP, "over": ROUND_FLOOR, "under": ROUND_CEILING}


def shown(definitions: Definitions, indicator: Indicator, value: Number) -> Shown:
    """The value as it is printed. 超 floors and 近 rounds up; a hedge that the number does not need, because it is exact, is dropped."""
    display = indicator.display
    exact = Decimal(value) * definitions.unit(indicator.unit).factor / definitions.unit(display.unit).factor
    number = exact.quantize(Decimal(1).scaleb(-display.decimals), _ROUNDING[display.hedge])
    return Shown(number, display.unit, display.decimals, display.hedge if number != exact else "")
