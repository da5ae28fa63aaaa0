"""Figures in Chinese words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ceyuan.values.quantity.numeral import Number, digits, times, trailing_scale
from ceyuan.values.quantity.quantity import Hedge, Quantity

_HEDGES: dict[Hedge, str] = {"": "", "over": "超", "under": "近", "about": "约", "range": ""}
_VERBS = {"growth": ("增长", "下降"), "pp_change": ("提高", "下降")}
_DOUBLINGS = {100: "翻一番", 300: "翻两番"}


def in_chinese(quantity: Quantity, scale: str = "", is_multiple: bool = False) -> str:
    """The figure with `scale` before its unit; growth as 增长1.5倍 or 翻一番 where asked."""
    if quantity.kind in _VERBS:
        return _change(quantity, is_multiple)
    amount = _amount(quantity, scale)
    if quantity.kind == "rank":
        return "第" + amount
    if quantity.kind == "index":
        return "指数" + amount
    if quantity.kind == "ratio" and quantity.unit != "倍":
        return ("每" + quantity.per if quantity.per else "比率") + amount
    return amount


def _change(quantity: Quantity, is_multiple: bool) -> str:
    value = quantity.value or Decimal(0)
    if not value and not quantity.hedge:
        return "持平" if quantity.kind == "growth" else "变动0个百分点"
    if is_multiple and not quantity.hedge and value in _DOUBLINGS:
        return _DOUBLINGS[int(value)]
    size = Quantity.of(quantity.kind, -value if value < 0 else value, quantity.unit, quantity.hedge)
    amount = _HEDGES[size.hedge] + digits(times(value, Decimal("0.01"))) + "倍" if is_multiple else _amount(size)
    return _VERBS[quantity.kind][value < 0] + amount


def _amount(quantity: Quantity, scale: str = "") -> str:
    unit = "个百分点" if quantity.unit == "百分点" else quantity.unit
    if quantity.value is not None:
        return _HEDGES[quantity.hedge] + _number(quantity.value, scale + unit, scale)
    low, high = (_number(end, "", scale) for end in (quantity.low or Decimal(0), quantity.high or Decimal(0)))
    return f"{low}{unit if unit == '%' else ''}—{high}{scale}{unit}"


def _number(number: Number, behind: str, scale: str) -> str:
    """The digits in the scale; a percentage without a finite decimal form becomes a fraction (3分之2)."""
    if isinstance(number, Fraction) and behind == "%":
        return f"{'-' if number < 0 else ''}{(number / 100).denominator}分之{abs((number / 100).numerator)}"
    return digits(times(number, 1 / trailing_scale(scale))) + behind
