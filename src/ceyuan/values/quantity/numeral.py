"""Numerals of Chinese prose as exact numbers: 4,894, 5858亿, 3亿5000万, 一百二十三万, 三点五, 1219.三万, 三分之二."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

Number = Decimal | Fraction

_ZERO = Decimal(0)

MAX_DIGITS = 28
"""More digits than this are no statistic, and would no longer be exact in decimal arithmetic."""

SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
"""Powers of ten that a numeral may end in; they may follow one another: 千万, 百亿, 万亿."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))
HAN_DIGITS = "".join(_DIGITS)

ARABIC = rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:[.点][\d{HAN_DIGITS}]+)?"
"""A run of Arabic digits; copies spun by machine put Han digits behind the point."""
_THOUSAND = "千(?![瓦克米伏卡])"
"""In 千瓦 and 千克 the 千 is part of the unit."""
SCALE = rf"[十百千]?万亿|[十百千]?[万亿]|[十百]|{_THOUSAND}"
HAN = rf"(?:[{HAN_DIGITS}十百万亿]|{_THOUSAND})+(?:点[{HAN_DIGITS}]+[十百千万亿]*)?"

NUMERAL = rf"(?:(?:{ARABIC})(?:(?:{SCALE})(?:(?:{ARABIC})(?:{SCALE}))*)?|{HAN})"
_TOKEN = re.compile(rf"(?:{ARABIC})|[{HAN_DIGITS}]+|[十百千万亿]")
_POINTED = re.compile(rf"(.+)点([\d{HAN_DIGITS}]+)([十百千万亿]*)")
_RUN = re.compile(rf"[^零〇\d][{HAN_DIGITS}]")
_ROUGH = re.compile(r"(.*?)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")
_FRACTION = re.compile(rf"({NUMERAL})分之({NUMERAL})")


def exact(value: Number) -> Number:
    """The same number as a Decimal where it has a finite decimal form, else as a Fraction.

    >>> exact(Fraction(1, 8)), exact(Fraction(2, 3))
    (Decimal('0.125'), Fraction(2, 3))
    """
    if isinstance(value, Decimal):
        return value
    rest, twos_and_fives = value.denominator, 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
            twos_and_fives *= prime
    return Decimal(value.numerator) / Decimal(value.denominator) if rest == 1 and twos_and_fives < 10**9 else value


def numeral(text: str) -> Number | None:
    """Read one whole numeral; None when it is none, or has more than 28 digits.

    >>> numeral("3亿5000万"), numeral("一百二十三万"), numeral("两万五"), numeral("1,234.5")
    (Decimal('350000000'), Decimal('1230000'), Decimal('25000'), Decimal('1234.5'))
    >>> numeral("三分之二"), numeral("百分之三点五"), numeral("二〇二一")
    (Fraction(2, 3), Decimal('0.035'), Decimal('2021'))
    """
    if text.isascii():
        return _arabic(text)
    if text[-1] in SCALES and text[:-1].isascii() and len(text) > 1:
        number = _arabic(text[:-1])
        return None if number is None else number.scaleb(SCALES[text[-1]])
    text = "".join(_FORMAL.get(char, char) for char in text)
    if match := _FRACTION.fullmatch(text):
        return _fraction(match[1], match[2])
    return _scaled(text)


def trailing_scale(text: str) -> Decimal:
    """What the scale characters at the end of a numeral multiply by; 1 when there are none.

    >>> trailing_scale("5千万"), trailing_scale("58")
    (Decimal('1E+7'), Decimal('1'))
    """
    power, at = 0, len(text)
    while at and (step := SCALES.get(text[at - 1], 0)):
        power, at = power + step, at - 1
    return Decimal(1).scaleb(power)


def digits(number: Number) -> str:
    """The number in plain digits; what has no finite decimal form keeps two decimals.

    >>> digits(Decimal("1.50E+3")), digits(Fraction(200, 3))
    ('1500', '66.67')
    """
    if isinstance(number, Fraction):
        number = round(Decimal(number.numerator) / Decimal(number.denominator), 2)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def times(number: Number, factor: Decimal) -> Number:
    """The exact product."""
    return number * factor if isinstance(number, Decimal) else exact(number * Fraction(factor))


def rough_interval(text: str) -> tuple[Number, Number] | None:
    """The two ends of a numeral that names two neighbouring digits.

    >>> rough_interval("三四百"), rough_interval("十五六"), rough_interval("三百")
    ((Decimal('300'), Decimal('400')), (Decimal('15'), Decimal('16')), None)
    """
    match = _ROUGH.fullmatch(text)
    if match is None or _DIGITS[match[3]] != _DIGITS[match[2]] + 1:
        return None
    low, high = (numeral(match[1] + match[nth] + match[4]) for nth in (2, 3))
    return None if low is None or high is None else (low, high)


def _arabic(text: str) -> Decimal | None:
    digits = text.replace(",", "")
    if len(digits) > MAX_DIGITS or not digits.replace(".", "", 1).isdigit():
        return None
    return Decimal(digits)


def _fraction(below: str, above: str) -> Number | None:
    denominator, numerator = _scaled(below), _scaled(above)
    if denominator is None or numerator is None or not denominator:
        return None
    return exact(Fraction(numerator) / Fraction(denominator))


def _scaled(text: str) -> Decimal | None:
    """A numeral without 分之: parts and scales from left to right."""
    if match := _POINTED.fullmatch(text):
        whole, decimals = _scaled(match[1]), _digits("零点" + match[2])
        return None if whole is None or decimals is None else (whole + decimals) * trailing_scale(match[3])
    tokens = _TOKEN.findall(text)
    if not tokens or sum(map(len, tokens)) != len(text):
        return None
    parts = [token if token in SCALES else _digits(token) for token in tokens]
    if any(part is None for part in parts) or (len(tokens) > 1 and any(map(_RUN.match, tokens))):
        return None
    total = _add_up([part for part in parts if part is not None])
    if total is None or total.adjusted() >= MAX_DIGITS:
        return None
    if len(tokens) > 1 and tokens[-1] in _DIGITS and (unsaid := SCALES.get(tokens[-2], 0)) > 1:
        total += _DIGITS[tokens[-1]] * (10 ** (unsaid - 1) - 1)  # 两万五 leaves its last 千 unsaid
    return total


def _add_up(parts: list[Decimal | str]) -> Decimal | None:
    """`section` gathers what stands below 万, `low` below 亿, `high` the rest; a scale with nothing before it counts one."""
    high, low, section, pending = _ZERO, _ZERO, _ZERO, None
    for nth, part in enumerate(parts):
        if isinstance(part, Decimal):
            pending = part
            continue
        power, amount = SCALES[part], low + section + (pending or _ZERO) if nth else Decimal(1)
        if power < 4:
            section += (Decimal(1) if pending is None else pending) * 10**power
        elif power == 4:
            low, section = amount * 10**4, _ZERO
        elif high:
            return None
        else:
            high, low, section = amount * 10**8, _ZERO, _ZERO
        pending = None
    return high + low + section + (pending or _ZERO)


def _digits(run: str) -> Decimal | None:
    return _arabic("".join(str(_DIGITS[char]) if char in _DIGITS else "." if char == "点" else char for char in run))
