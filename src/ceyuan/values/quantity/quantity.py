"""What a statistical phrase states: a kind, an interval in base units, and the hedge that opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ceyuan.values.quantity.numeral import Number

QuantityKind = Literal["level", "growth", "pp_change", "share", "ratio", "range", "rank", "index"]
Hedge = Literal["", "over", "under", "about", "range"]

CHANGES: tuple[QuantityKind, ...] = ("growth", "pp_change")
_UNIT_OF_KIND = {"growth": "%", "pp_change": "百分点", "share": "%", "rank": "位"}
_FOREIGN_UNITS = {"level": ("%", "百分点", "倍"), "index": ("百分点", "倍"), "ratio": ("百分点",)}
_HEDGES_OF_KIND = {"range": ("range",), "rank": ("", "range")}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One stated figure.

    Attributes:
        kind: `growth` is a relative change in %, `pp_change` a change in 百分点, `share` a part of a whole, `ratio` a multiple (倍) or a
            figure per something, `range` an interval, the others as they say.
        unit: base unit: 元, 平方米, 家, %, 百分点, 倍, 位; empty for a bare number.
        low, high: the interval that the words allow; None is open. Equal for an exact or an `about` figure.
        hedge: the words' own hedge.
        per: what a ratio is taken per (万人), else empty.

    Raises:
        ValueError: kind, unit, hedge and ends do not fit each other.
    """

    kind: QuantityKind
    unit: str
    low: Number | None
    high: Number | None
    hedge: Hedge = ""
    per: str = ""

    def __post_init__(self) -> None:
        is_measured = self.unit == _UNIT_OF_KIND.get(self.kind, self.unit) and self.unit not in _FOREIGN_UNITS.get(self.kind, ())
        if not is_measured or (self.per and self.kind != "ratio"):
            raise ValueError(f"a {self.kind} is not measured in '{self.unit}'")
        if self.hedge not in _HEDGES_OF_KIND.get(self.kind, ("", "over", "under", "about")) or not self._has_ends():
            raise ValueError(f"{self.low}..{self.high} is no {self.kind} with the hedge '{self.hedge}'")

    def _has_ends(self) -> bool:
        if self.low is None or self.high is None:
            return self.hedge in ("over", "under") and self.low is not self.high
        return self.low <= self.high if self.hedge == "range" else self.low == self.high and self.hedge in ("", "about")

    @classmethod
    def of(cls, kind: QuantityKind, value: Number, unit: str, hedge: Hedge = "") -> Quantity:
        """A figure with one printed number. A hedge speaks of the size: a fall by over 5 % lies below −5 %.

        >>> from decimal import Decimal
        >>> Quantity.of("growth", Decimal(-5), "%", "over").high
        Decimal('-5')
        """
        if hedge in ("", "about"):
            return cls(kind, unit, value, value, hedge)
        is_floor = (hedge == "over") == (value >= 0)
        return cls(kind, unit, value if is_floor else None, None if is_floor else value, hedge)

    @classmethod
    def between(cls, low: Number, high: Number, unit: str, kind: QuantityKind = "range") -> Quantity:
        """An interval; ranks keep their kind (第三到五位)."""
        return cls(kind, unit, low, high, "range")

    @property
    def value(self) -> Number | None:
        """The printed number; None for an interval."""
        if self.hedge == "range":
            return None
        return self.low if self.low is not None else self.high

    def mapped(self, change: Callable[[Number], Number]) -> Quantity:
        """The same statement of changed ends."""
        low, high = (None if end is None else change(end) for end in (self.low, self.high))
        return replace(self, low=low, high=high)
