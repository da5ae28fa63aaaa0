"""Writing figures by the conventions of Chinese statistical prose: the inverse of `Grammar.read`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ceyuan.errors import Lang
from ceyuan.values.quantity.chinese import in_chinese
from ceyuan.values.quantity.english import in_english
from ceyuan.values.quantity.numeral import trailing_scale
from ceyuan.values.quantity.quantity import Quantity
from ceyuan.values.quantity.rounding import cut, natural_scale

_UNSCALED = frozenset(("%", "百分点", "倍", "位"))


@dataclass(frozen=True, slots=True)
class Style:
    """How to print.

    Attributes:
        lang: `zh` or `en`.
        scale: 万, 亿, 万亿 or, for none, the empty string; None lets the size decide. English takes thousands, million and billion, of
            the number that Chinese prints, so that both languages state the same.
        decimals: digits behind the point in that scale, zeros at the end left out; None prints all there are.
        noun: what English calls the unit (`firms`); Chinese has the unit itself.
        as_multiple: growth of 100 % and more as 增长1.5倍; English keeps the percentage, since “times” would be ambiguous.
    """

    lang: Lang = "zh"
    scale: str | None = None
    decimals: int | None = None
    noun: str = ""
    as_multiple: bool = False


PLAIN = Style()


def stated(actual: Quantity, style: Style = PLAIN) -> Quantity:
    """What may be printed of an actual figure under its hedge: no 超 or 近 where the printed number is the actual one.

    >>> from decimal import Decimal
    >>> style = Style(scale="亿", decimals=0)
    >>> write(stated(Quantity.of("level", Decimal("585834000000.12"), "元", "over"), style), style)
    '超5858亿元'
    >>> write(stated(Quantity.of("level", Decimal("585800000000"), "元", "over"), style), style)
    '5858亿元'
    """
    printed, value = _cut(actual, style), actual.value
    if value is None or printed.value != value or actual.hedge == "about":
        return printed
    return replace(actual, low=value, high=value, hedge="")


def write(quantity: Quantity, style: Style = PLAIN) -> str:
    """The figure in words, with its verb where it is a change: 超5858亿元, 增长27.1%, 提高2.3个百分点, 持平.

    Decimals are cut by the hedge: 超 never rounds up, 近 never down.

    >>> from decimal import Decimal
    >>> write(Quantity.of("growth", Decimal("27.14"), "%"), Style(decimals=1))
    '增长27.1%'
    >>> write(Quantity.of("growth", Decimal(150), "%"), Style(as_multiple=True))
    '增长1.5倍'
    >>> write(Quantity.of("growth", Decimal("-3.2"), "%"), Style(lang="en"))
    'down 3.2%'
    """
    printed = _cut(quantity, style)
    if style.lang == "en":
        return in_english(printed, style.noun)
    return in_chinese(printed, _scale(quantity, style), _is_multiple(quantity, style))


def _scale(quantity: Quantity, style: Style) -> str:
    """The scale that is printed."""
    if quantity.unit in _UNSCALED or quantity.kind in ("index", "rank"):
        return ""
    size = quantity.high if quantity.value is None else quantity.value
    return style.scale if style.scale is not None else natural_scale(size or Decimal(0))


def _is_multiple(quantity: Quantity, style: Style) -> bool:
    """Whether a growth is printed in 倍."""
    return style.as_multiple and quantity.kind == "growth" and isinstance(quantity.value, Decimal) and quantity.value >= 100


def _cut(quantity: Quantity, style: Style) -> Quantity:
    if style.decimals is None or quantity.kind == "rank":
        return quantity
    power = trailing_scale(_scale(quantity, style)).adjusted() + (2 if _is_multiple(quantity, style) else 0) - style.decimals
    return quantity.mapped(lambda end: cut(end, power, quantity.hedge))
