"""Which numbers of a paragraph are figures, and which only look like some: class bounds, list counts, enumerators, heads of rankings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from ceyuan.bulletins.kind_words import KindPatterns
from ceyuan.values.quantity import Quantity, Span
from ceyuan.values.quantity.numeral import numeral
from ceyuan.values.quantity.quantity import CHANGES

_SMALL = Decimal(10)
_RANK_WINDOW = 12
_LIST_WINDOW = 80
_MOST_LISTED = 20
_CLAUSE_START = re.compile(r"[，,。；;：\d]")
_AFTER_ORDINAL = re.compile(r"[，,。；;：、）)！!\s和及]|$")
_HEADS_OF_RANKINGS = ("前", "后")


class Figure(NamedTuple):
    """A figure on its way to becoming a claim.

    Attributes:
        start, end: the quote, in folded text; `whole` is where the verb before it begins.
        quantity: what it states, as far as is known.
        direction: of the verb.
    """

    start: int
    end: int
    whole: int
    quantity: Quantity
    direction: str = ""


@dataclass(slots=True)
class Sorted:
    """The figures of a paragraph in order, and the spans that hold a number without a reading."""

    figures: list[Figure]
    unread: list[tuple[int, int]]


def sort_out(text: str, spans: Sequence[Span], words: KindPatterns) -> Sorted:
    """The figures among the spans of a folded text, and the ranks that are words (居首位)."""
    found = Sorted(_firsts(text, words), [])
    for nth, span in enumerate(spans):
        quantity = _rank(text, span, words) if span.form == "ordinal" else _money(text, span, words)
        if quantity is not None and _is_class(text, span, spans[nth + 1 : nth + 2], words):
            continue
        if span.form == "vague" or (quantity is not None and quantity.unit == "" and quantity.kind != "index"):
            found.unread.append((span.at, span.end))
        elif quantity is not None and not _is_no_figure(text, span, quantity):
            found.figures.append(_figure(text, span, quantity, words))
    found.figures.sort(key=lambda figure: figure.start)
    return found


def _figure(text: str, span: Span, quantity: Quantity, words: KindPatterns) -> Figure:
    """A change is quoted with its verb (增长27.1%), but not with a noun (增速达到30.7%)."""
    has_verb = quantity.kind in CHANGES and not words.rate_before.match(text, span.start)
    return Figure(span.start if has_verb else span.at, span.end, span.start, quantity, span.direction)


def _firsts(text: str, words: KindPatterns) -> list[Figure]:
    """首位, 之首 and 榜首 behind 居 and the like."""
    matches = [m for m in words.first.finditer(text) if words.ranked.search(text, max(0, m.start() - _RANK_WINDOW), m.start() + 1)]
    return [Figure(m.start(), m.end(), m.start(), Quantity.of("rank", Decimal(1), "位")) for m in matches]


def _rank(text: str, span: Span, words: KindPatterns) -> Quantity | None:
    """第10位 is a rank; 第四 only behind 居, 列 and the like, with no noun behind it (第四批)."""
    if span.quantity is not None:
        return span.quantity
    is_ranked = words.ranked.search(text, max(0, span.start - _RANK_WINDOW), span.start)
    nth = numeral(text[span.start + 1 : span.end])
    if nth is None or not is_ranked or not _AFTER_ORDINAL.match(text, span.end):
        return None
    return Quantity.of("rank", nth, "位")


def _money(text: str, span: Span, words: KindPatterns) -> Quantity | None:
    """营业收入4700亿 leaves its 元 unsaid."""
    quantity = span.quantity
    if quantity is None or quantity.unit or quantity.kind != "level" or text[span.end - 1] not in "亿万":
        return quantity
    return replace(quantity, unit="元") if words.money.search(text, max(0, span.at - _RANK_WINDOW), span.at) else quantity


def _is_class(text: str, span: Span, following: Sequence[Span], words: KindPatterns) -> bool:
    """年收入2000万元以上的企业8515家: the first number bounds a class, the second counts it."""
    quantity = span.quantity
    if quantity is None or quantity.hedge not in ("over", "under") or quantity.kind != "level":
        return False
    is_counted = bool(following) and "。" not in text[span.end : following[0].start]
    is_bound = words.bound.match(text, span.at) or words.bound_last.search(text, span.at, span.end)
    return bool(is_counted and is_bound and words.threshold.match(text, span.end))


def _is_list_count(text: str, span: Span, quantity: Quantity) -> bool:
    """A、B、C3项: the number only counts what has just been named."""
    if quantity.kind != "level" or not 1 < (quantity.value or 0) <= _MOST_LISTED:
        return False
    clause = _CLAUSE_START.split(text[max(0, span.at - _LIST_WINDOW) : span.at])[-1]
    names = clause.count("、") + 1
    return names == quantity.value and not clause.endswith("等")


def _is_no_figure(text: str, span: Span, quantity: Quantity) -> bool:
    """Enumerators (三个层面), heads of rankings (前五位), counts of what was just named."""
    if span.form == "ordinal":
        return False
    is_small = span.is_plain_han and quantity.kind in ("level", "range") and (quantity.high or 0) <= _SMALL
    return is_small or text[span.start - 1 : span.start] in _HEADS_OF_RANKINGS or _is_list_count(text, span, quantity)
