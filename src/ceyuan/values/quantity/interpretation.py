"""From a match of the figure pattern to the span and the quantity that it states."""

from __future__ import annotations

import re
from decimal import Decimal

from ceyuan.values.quantity.lexicon import FRACTION, Lexicon
from ceyuan.values.quantity.numeral import HAN_DIGITS, Number, numeral, rough_interval, times, trailing_scale
from ceyuan.values.quantity.quantity import CHANGES, Hedge, Quantity
from ceyuan.values.quantity.span import Form, Span

Ends = tuple[Number, Number]

_COMPARED = ("above", "below")
_BARE_SCALES = frozenset("百千万亿")
_NAME_CHARS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/+")
_HEDGED = ("before", "turned_hedge", "bare", "more", "more_scaled", "more_unit", "after")
_TENTHS = {digit: Decimal(nth) / 10 for nth, digit in enumerate("一二三四五六七八九", 1)} | {"两": Decimal("0.2"), "半": Decimal("0.5")}
_HALF, _ONE = Decimal(50), Decimal(1)
_ENUMERATOR = re.compile(f"[{HAN_DIGITS}十]+")


def interpret(match: re.Match[str], lexicon: Lexicon) -> Span | None:
    """The span that a match is; None when it holds no number after all (万 in 万达)."""
    start, end = match.span()
    if match["number"]:
        return _numbered(match, lexicon)
    if match["half"]:
        return _governed(match, lexicon, "%", (_HALF, _HALF))
    if match["turned"]:
        return Span(start, end, start, _turned(match, lexicon), direction="rise")
    if match["ordinal"]:
        return Span(start, end, start, _rank(match), "ordinal")
    if match["flat"]:
        return Span(start, end, start, Quantity.of("growth", Decimal(0), "%"))
    return Span(start, end, start, form="per" if match["per"] else "vague")


def shared(match: re.Match[str], following: re.Match[str], lexicon: Lexicon) -> Span | None:
    """A number whose unit is said only behind the next one: 分别加快0.9和1.1个百分点, 5.1个和5.9个百分点."""
    unit = following["unit"] or ""
    is_bare = not match["unit"] or (match["unit"] == "个" and unit.endswith("百分点"))
    is_scaled = following["scale"] or trailing_scale(following["number"] or "") > 1
    if not match["number"] or not following["number"] or not unit or not is_bare or is_scaled or match["passing"] or following["governor"]:
        return None
    ends = _ends(match)
    return None if ends is None else _governed(match, lexicon, unit, ends)


def _numbered(match: re.Match[str], lexicon: Lexicon) -> Span | None:
    (start, end), text = match.span(), match["number"]
    if form := _other_form(match):
        return Span(start, end, start, form=form)
    unit = "成" if match["tenth"] else match["unit"] or (FRACTION if FRACTION in text else "")
    is_word = not text[0].isdigit() and not match["low"] and (not unit or (text[0] in _BARE_SCALES and unit != FRACTION))
    if is_word and not (_hedge(match, lexicon) and len(text) + len(unit) > 1):
        return None
    ends = _ends(match)
    return Span(start, end, start, form="vague") if ends is None else _governed(match, lexicon, unit, ends)


def _other_form(match: re.Match[str]) -> Form | None:
    """`passing` for dates and durations, `name` for digits in a name, a version, an address or a telephone number."""
    if match["passing"] or match["region"]:
        return "passing"
    text, end = match.string, match.end()
    start = match.start("low" if match["low"] else "number")
    first, before, behind = text[start : match.end("number")], text[start - 1 : start], text[end : end + 1]
    is_glued = before in _NAME_CHARS or (match.end("number") == end and behind in _NAME_CHARS)
    is_dotted = before == "." or (behind == "." and text[end + 1 : end + 2].isdigit())
    is_coded = first[0] == "0" and first[1:2].isdigit()
    return "name" if is_glued or is_dotted or is_coded else None


def _hedge(match: re.Match[str], lexicon: Lexicon) -> Hedge:
    if match["half"] in ("过半", "大半"):
        return "over"
    word = next(filter(None, match.group(*_HEDGED)), "")
    return lexicon.hedges[word] if word else ""


def _ends(match: re.Match[str]) -> Ends | None:
    """Both ends in their written scale, before the unit; equal for a single number, None for what is no numeral or no interval."""
    high = numeral(match["number"])
    scale = trailing_scale(match["scale"]) if match["scale"] else _ONE
    if high is None:
        rough = rough_interval(match["number"])
        return (times(rough[0], scale), times(rough[1], scale)) if rough else None
    high = high if scale is _ONE else times(high, scale)
    if match["tenth"] and isinstance(high, Decimal):
        high += _TENTHS[match["tenth"]]
    if not match["low"]:
        return high, high
    high = -high if match["high_minus"] else high
    low = _low(match, high)
    return (low, high) if low is not None and low < high else None


def _low(match: re.Match[str], high: Number) -> Number | None:
    """The lower end takes the scale of the upper one where it has none itself and says no unit: 5—8亿元."""
    low = numeral(match["low"])
    if low is None:
        return None
    low = -low if match["minus"] else low
    if match["low_unit"] or trailing_scale(match["low"]) > 1:
        return low
    inherited = times(low, trailing_scale(match["number"]) * trailing_scale(match["scale"] or ""))
    return inherited if inherited < high else low


def _governed(match: re.Match[str], lexicon: Lexicon, unit_text: str, ends: Ends) -> Span:
    """The span of an amount under its verb of change or the noun before it, if it has one."""
    (start, end), at, hedge = match.span(), match.start("at"), _hedge(match, lexicon)
    governor, minus, number = match.group("governor", "minus", "number")
    direction, unit = lexicon.directions.get(governor, ""), lexicon.plain[unit_text]
    word = match["before"] or governor
    if unit.kind == "pp_change" and lexicon.directions.get(word) in _COMPARED:  # 增速高于全省5个百分点 compares
        direction, hedge = lexicon.directions[word], ""
    elif direction in _COMPARED and unit.kind != "pp_change":  # 高于5% bounds
        hedge = lexicon.hedges.get(governor, hedge)
        direction, start = "", start if governor in lexicon.hedges else at
        at = start
    unit = lexicon.changed[unit_text] if direction else unit
    kind = lexicon.nouns.get(governor, unit.kind) if unit.kind in ("level", "share") else unit.kind
    low = times(ends[0], unit.factor)
    if ends[0] is not ends[1]:
        high = times(ends[1], unit.factor)
        return Span(start, end, at, Quantity.between(low, high, unit.name), direction=direction)
    is_negative = (direction in ("fall", "below") and kind in CHANGES) != bool(minus)
    quantity = Quantity.of(kind, -low if is_negative else low, unit.name, hedge)
    is_plain_han = not hedge and bool(number) and not number[0].isdigit() and _ENUMERATOR.fullmatch(number) is not None
    return Span(start, end, at, quantity, direction=direction, is_plain_han=is_plain_han)


def _turned(match: re.Match[str], lexicon: Lexicon) -> Quantity | None:
    """翻两番 is twice doubled, +300 %."""
    turns = numeral(match["turns"] or "一")
    if turns not in range(1, 20) or turns is None:
        return None
    return Quantity.of("growth", Decimal(100 * (2 ** int(turns) - 1)), "%", _hedge(match, lexicon))


def _rank(match: re.Match[str]) -> Quantity | None:
    """第4位 and 第三到五位 are ranks; whether 第四 is one, only its sentence can tell."""
    first, last = numeral(match["ordinal"]), numeral(match["ordinal_end"] or match["ordinal"])
    if not match["place"] or first is None or last is None or last < first:
        return None
    return Quantity.between(first, last, "位", "rank") if last > first else Quantity.of("rank", first, "位")
