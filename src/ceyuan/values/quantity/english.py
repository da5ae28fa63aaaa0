"""Figures in English words; the twin of a Chinese sentence states the same number in its own scale."""

from __future__ import annotations

from decimal import Decimal

from ceyuan.values.quantity.numeral import Number, digits, times
from ceyuan.values.quantity.quantity import Hedge, Quantity

_HEDGES: dict[Hedge, str] = {"": "", "over": "over ", "under": "nearly ", "about": "about ", "range": ""}
_SCALES = ((12, " trillion"), (9, " billion"), (6, " million"))
_NOUNS = {"元": "yuan", "平方米": "square metres", "人": "people", "倍": "times"}


def in_english(quantity: Quantity, noun: str = "") -> str:
    """The figure with `noun` as its unit: over 585.8 billion yuan, up 27.1%, 2.3 percentage points."""
    if quantity.kind in ("growth", "pp_change"):
        return _change(quantity)
    if quantity.kind == "rank":
        return "ranked " + "–".join(_ordinal(int(end)) for end in dict.fromkeys((quantity.low, quantity.high)) if end is not None)
    amount = _amount(quantity, noun or _NOUNS.get(quantity.unit, ""))
    return f"an index of {amount}" if quantity.kind == "index" else amount


def _change(quantity: Quantity) -> str:
    value = quantity.value or Decimal(0)
    if not value and not quantity.hedge:
        return "unchanged"
    size = Quantity.of(quantity.kind, -value if value < 0 else value, quantity.unit, quantity.hedge)
    return ("up " if value >= 0 else "down ") + _amount(size, "")


def _amount(quantity: Quantity, noun: str) -> str:
    ends = [end for end in dict.fromkeys((quantity.low, quantity.high)) if end is not None]
    numbers = [_number(end) + ("%" if quantity.unit == "%" else "") for end in ends]
    if quantity.unit == "百分点":
        noun = "percentage point" if ends[-1] == 1 else "percentage points"
    return _HEDGES[quantity.hedge] + "–".join(numbers) + (f" {noun}" if noun else "")


def _number(number: Number) -> str:
    for power, word in _SCALES:
        if abs(number) >= 10**power:
            return digits(times(number, Decimal(1).scaleb(-power))) + word
    whole, _, decimals = digits(number).partition(".")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
