"""A stated figure as it is held against ours: whether ours is one that would be printed so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ceyuan.bulletins.claim import Claim
from ceyuan.bulletins.precision import step
from ceyuan.definitions import CheckingWords
from ceyuan.values.quantity import Number, Quantity

Fit = Literal["equal", "rounded", "off"]

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated figure with its precision.

    Attributes:
        step: one unit of the last printed place, in base units: 10,000 for 825万; 1 where all of a count is printed.
        coarse: one unit of the last place that is not zero: 100,000,000,000 for 5000亿.
        digits: from the first to the last that is not zero.
        is_inclusive: its hedge holds for the printed number itself (以上).
        is_rough: so few digits that a floor may lie far below (超100家).
    """

    quantity: Quantity
    step: Decimal
    coarse: Decimal
    digits: str
    is_inclusive: bool
    is_rough: bool

    @classmethod
    def of(cls, claim: Claim, words: CheckingWords) -> Stated:
        """The precision of a claim.

        >>> from ceyuan.values.quantity import Quantity
        >>> words = CheckingWords.model_construct(inclusive=("以上",), rough_digits=2)
        >>> stated = Stated.of(Claim("825万平方米", 0, 7, Quantity.of("level", Decimal(8250000), "平方米"), "平方米"), words)
        >>> f"{stated.step:f}"
        '10000'
        """
        quantity = claim.quantity
        printed = next(end for end in (quantity.value, quantity.low, quantity.high) if end is not None)
        value = abs(exact(printed)).normalize()
        coarse = Decimal(1).scaleb(int(value.as_tuple().exponent)) if value else Decimal(1)
        digits = "".join(map(str, value.as_tuple().digits))
        size = step(claim) or 1
        is_inclusive = any(word in claim.quote for word in words.inclusive)
        return cls(
            quantity, Decimal(size.numerator) / Decimal(size.denominator), coarse, digits, is_inclusive, len(digits) <= words.rough_digits
        )

    def fit(self, ours: Decimal) -> Fit:
        """Whether our figure is the stated one, rounds to it, or neither."""
        match self.quantity.hedge:
            case "over" | "under":
                return self._bounded(ours)
            case "about":
                return "rounded" if abs(ours - self.value) <= self.coarse else "off"
            case "range":
                assert self.quantity.low is not None
                assert self.quantity.high is not None
                low, high = exact(self.quantity.low), exact(self.quantity.high)
                return "equal" if low <= ours <= high else "rounded" if low - self.step / 2 <= ours <= high + self.step / 2 else "off"
        return "equal" if ours == self.value else "rounded" if abs(ours - self.value) <= self.step / 2 else "off"

    @property
    def value(self) -> Decimal:
        """The printed number; the lower one of a range."""
        return exact(next(end for end in (self.quantity.value, self.quantity.low) if end is not None))

    def _bounded(self, ours: Decimal) -> Fit:
        """超5858亿 is said of 5,858.3, neither of 5,858 nor of 6,100: nobody keeps four digits to hide a tenth of the figure."""
        is_floor = self.quantity.low is not None
        beyond = ours - self.value if is_floor else self.value - ours
        reach = self.coarse * 10 if self.is_rough and is_floor else self.coarse
        return "equal" if (beyond > 0 or (beyond == 0 and self.is_inclusive)) and beyond < reach else "off"


def exact(number: Number) -> Decimal:
    """The number as a decimal; a fraction (三分之二) keeps two places, as it would be printed.

    >>> from fractions import Fraction
    >>> exact(Fraction(200, 3))
    Decimal('66.67')
    """
    if isinstance(number, Decimal):
        return number
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(_HUNDREDTH)
