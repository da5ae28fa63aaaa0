"""How a number is cut for print: 超 floors, 近 takes the next one up, the rest rounds half up; by size, not by sign."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ceyuan.values.quantity.numeral import Number
from ceyuan.values.quantity.quantity import Hedge

_NATURAL = {"万亿": 10**12, "亿": 10**8, "万": 10**6}
_SOMETIMES_MYRIAD = 10**4


def natural_scale(value: Number) -> str:
    """The scale that prose would take.

    >>> [natural_scale(Decimal(n)) for n in ("585800000000", "8172800", "12379", "12300", "4894")]
    ['亿', '万', '', '万', '']
    """
    size = -value if value < 0 else value
    for scale, least in _NATURAL.items():
        if size >= least:
            return scale
    return "万" if size >= _SOMETIMES_MYRIAD and size % 100 == 0 else ""


def cut(value: Number, power: int, hedge: Hedge = "") -> Decimal:
    """The multiple of 10 to the `power` that may be printed for a value.

    >>> cut(Decimal("-27.19"), -1, "over"), cut(Decimal("19.01"), 0, "under"), cut(Decimal("2.5"), 0)
    (Decimal('-27.1'), Decimal('20'), Decimal('3'))
    """
    steps = abs(Fraction(value)) / Fraction(10) ** power
    above, below = steps.numerator, steps.denominator
    whole = {"over": above // below, "under": -(-above // below)}.get(hedge, (2 * above + below) // (2 * below))
    return Decimal(whole if value >= 0 else -whole).scaleb(power)
