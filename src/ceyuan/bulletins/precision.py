"""What the printed digits of a claim leave open: 57 % is anything that rounds to it, 4,894 firms is 4,894."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ceyuan.bulletins.claim import Claim
from ceyuan.errors import Lang
from ceyuan.values.quantity import Number, Quantity, Style, write
from ceyuan.values.quantity.numeral import trailing_scale

_PRINTED = re.compile(r"(?P<whole>[\d,]+)(?:\.(?P<decimals>\d+))?(?P<scale>[十百千万亿萬億]*)(?P<unit>[倍成]?)")
_SIMPLIFIED = str.maketrans("萬億", "万亿")
_UNIT_STEPS = {"倍": 100, "成": 10, "": 1}
_UNSCALED_UNITS = frozenset(("元", "平方米", "亩", "吨", "公里"))


@dataclass(frozen=True, slots=True)
class Interval:
    """All exact values that a statement allows; None is open."""

    low: Fraction | None
    high: Fraction | None

    def text(self, lang: Lang) -> str:
        """Both ends, an open one as ∞."""
        dash = "—" if lang == "zh" else "–"
        return dash.join("∞" if end is None else text(end, lang) for end in (self.low, self.high))

    def meets(self, other: Interval) -> bool:
        """Whether some value is in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)


def step(claim: Claim) -> Fraction:
    """The size of the last digit printed, in base units; 0 for a count printed in full."""
    match = _PRINTED.search(claim.quote)
    if match is None:
        return Fraction(0)
    decimals = len(match["decimals"] or "")
    scale = Fraction(trailing_scale(match["scale"].translate(_SIMPLIFIED)))
    if claim.quantity.kind in ("growth", "share", "pp_change", "ratio"):
        size = 1 if claim.quantity.unit == "倍" else _UNIT_STEPS[match["unit"]]  # 是1.5倍 is 1.5, 增长1.5倍 is 150 %
        return Fraction(size, 10**decimals)
    if claim.is_cell:
        return _cell_step(claim, decimals)
    is_count = scale == 1 and not decimals and claim.quantity.unit not in _UNSCALED_UNITS
    return Fraction(0) if is_count else scale / 10**decimals


def allowed(claim: Claim) -> Interval:
    """The values that round to the printed one, on the side that the hedge leaves open."""
    half, quantity = step(claim) / 2, claim.quantity
    low, high = (None if end is None else Fraction(end) for end in (quantity.low, quantity.high))
    if quantity.hedge in ("over", "under", "range"):
        return Interval(low, high)
    return Interval(None if low is None else low - half, None if high is None else high + half)


def meant(claim: Claim) -> Interval:
    """The values that a reader takes from the statement: 超5858亿 lies below 5,859; nobody prints four digits to hide a tenth."""
    interval, value = allowed(claim), claim.quantity.value
    if claim.quantity.hedge not in ("over", "under") or not isinstance(value, Decimal) or not value:
        return interval
    last = Fraction(Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)))
    low, high = interval.low, interval.high
    return Interval(Fraction(value) - last if low is None else low, Fraction(value) + last if high is None else high)


def text(number: Number, lang: Lang) -> str:
    """A number for arithmetic that is shown, cut to two decimals of its natural scale."""
    return write(Quantity.of("level", number, ""), Style(lang=lang, decimals=2))


def shown(claim: Claim, lang: Lang) -> str:
    """The printed number of a claim, for arithmetic that is shown."""
    return text(claim.quantity.value, lang) if claim.quantity.value is not None else claim.quote


def _cell_step(claim: Claim, decimals: int) -> Fraction:
    """A cell has its scale from the header: what its value is of its digits."""
    match, value = _PRINTED.search(claim.quote), claim.quantity.value
    digits = Fraction(match[0].rstrip("十百千万亿萬億倍成").replace(",", "")) if match else Fraction(0)
    scale = abs(Fraction(value)) / digits if value is not None and digits else Fraction(1)
    return Fraction(0) if scale == 1 and not decimals else scale / 10**decimals
