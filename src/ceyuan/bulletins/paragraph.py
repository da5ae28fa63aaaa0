"""A paragraph taken apart: its folded text, its figures in order, and its marks of time, basis and status."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ceyuan.bulletins.moments import Calendar, Moment
from ceyuan.bulletins.subject_words import MASK
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.values.quantity import Folded, Quantity, Span
from ceyuan.values.quantity.numeral import numeral

_TITLE = re.compile(r"《[^《》]{0,60}》")
_SMALL = Decimal(10)
_CLAUSE_ENDS = frozenset("，,。；;：、！？!?")
_RANK_WINDOW = 12
_CLAUSE_START = re.compile(r"[，,。；;：\d]")
_LIST_WINDOW = 80
_MOST_LISTED = 20
_COLON = re.compile(r"[^，,。；;]{0,12}：")
_AFTER_ORDINAL = re.compile(r"[，,。；;：、）)！!\s和及]|$")


@dataclass(slots=True)
class Figure:
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that tells the basis or the status of figures near it.

    Attributes:
        opens: it opens its clause (预计全年……), and so holds for all that follows, not for one figure (……预计达).
        announces: a colon follows it (要努力实现六个目标：), and so it holds for the whole list.
    """

    start: int
    end: int
    name: str
    word: str
    opens: bool = False
    announces: bool = False


@dataclass(slots=True)
class Paragraph:
    """Everything that stands in a paragraph, by offset in its folded text.

    Attributes:
        masked: the text with expressions of time and basis blanked.
        unread: spans that hold a number without a reading.
        originals: from folded characters back to those of the text, for subjects and units.
    """

    folded: Folded
    figures: list[Figure]
    unread: list[tuple[int, int]]
    moments: list[Moment]
    bases: list[Mark]
    statuses: list[Mark]
    masked: str = field(repr=False)
    originals: dict[int, str] = field(repr=False)

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text


def take_apart(source: str, vocabulary: Vocabulary, calendar: Calendar) -> Paragraph | None:
    """The parts of a paragraph; None when it holds no number."""
    folded = vocabulary.grammar.fold(source)
    text = folded.text
    spans = vocabulary.grammar.scan(text)
    if not spans and not vocabulary.kinds.first.search(text):
        return None
    moments = [m for m in calendar.moments(text) if not _is_name(text, m, vocabulary)]
    titles = [match.span() for match in _TITLE.finditer(text)]
    taken = [(m.start, m.end) for m in moments] + titles
    figures, unread = _figures(text, [span for span in spans if not _overlaps(span, taken)], vocabulary)
    bases = [Mark(m.start(), m.end(), m.lastgroup or "", m[0]) for m in vocabulary.bases.finditer(text)]
    masked = _blank(text, [(m.start, m.end) for m in moments] + [(b.start, b.end) for b in bases])
    statuses = [_status(masked, match) for match in vocabulary.statuses.finditer(text)]
    return Paragraph(folded, figures, unread, moments, bases, statuses, masked, vocabulary.grammar.originals(source))


def _status(masked: str, match: re.Match[str]) -> Mark:
    before = masked[: match.start()].rstrip(MASK)
    opens = not before or before[-1] in _CLAUSE_ENDS
    return Mark(match.start(), match.end(), match.lastgroup or "", match[0], opens, bool(_COLON.match(masked, match.end())))


def _is_name(text: str, moment: Moment, vocabulary: Vocabulary) -> bool:
    """2021年科技工作会议 names a meeting, not a period."""
    is_date = (moment.is_bare_year and not moment.is_annual) or moment.is_passing
    return is_date and vocabulary.events.match(text, moment.end) is not None


def _overlaps(span: Span, taken: list[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in taken)


def _blank(text: str, ranges: list[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in ranges:
        chars[start:end] = MASK * (end - start)
    return "".join(chars)


def _figures(text: str, spans: list[Span], vocabulary: Vocabulary) -> tuple[list[Figure], list[tuple[int, int]]]:
    figures: list[Figure] = []
    unread: list[tuple[int, int]] = []
    for nth, span in enumerate(spans):
        quantity = _rank(text, span, vocabulary) if span.form == "ordinal" else _money(text, span, vocabulary)
        if quantity is not None and _is_class(text, span, spans[nth + 1 : nth + 2], vocabulary):
            continue
        if span.form == "vague" or (quantity is not None and quantity.unit == "" and quantity.kind != "index"):
            unread.append((span.at, span.end))
        if quantity is None or _is_no_figure(text, span, quantity):
            continue
        is_change = quantity.kind in ("growth", "pp_change")
        is_verb = is_change and not vocabulary.kinds.rate_before.match(text, span.start)
        figures.append(Figure(span.start if is_verb else span.at, span.end, span.start, quantity, span.direction))
    for match in vocabulary.kinds.first.finditer(text):
        if vocabulary.kinds.ranked.search(text, max(0, match.start() - _RANK_WINDOW), match.start() + 1):
            figures.append(Figure(match.start(), match.end(), match.start(), Quantity.of("rank", Decimal(1), "位")))
    figures.sort(key=lambda figure: figure.start)
    return figures, unread


def _rank(text: str, span: Span, vocabulary: Vocabulary) -> Quantity | None:
    """第10位 is a rank; 第四 only behind 居, 列 and the like, with no noun behind it (第四批)."""
    if span.quantity is not None:
        return span.quantity
    is_ranked = vocabulary.kinds.ranked.search(text, max(0, span.start - _RANK_WINDOW), span.start)
    nth = numeral(text[span.start + 1 : span.end])
    if nth is None or not is_ranked or not _AFTER_ORDINAL.match(text, span.end):
        return None
    return Quantity.of("rank", nth, "位")


def _money(text: str, span: Span, vocabulary: Vocabulary) -> Quantity | None:
    """营业收入4700亿 leaves its 元 unsaid."""
    quantity = span.quantity
    if quantity is None or quantity.unit or quantity.kind != "level" or text[span.end - 1] not in "亿万":
        return quantity
    return replace(quantity, unit="元") if vocabulary.kinds.money.search(text, max(0, span.at - _RANK_WINDOW), span.at) else quantity


def _is_class(text: str, span: Span, following: list[Span], vocabulary: Vocabulary) -> bool:
    """年收入2000万元以上的企业8515家: the first number bounds a class, the second counts it."""
    quantity = span.quantity
    if quantity is None or quantity.hedge not in ("over", "under") or quantity.kind != "level":
        return False
    counts = following and "。" not in text[span.end : following[0].start]
    return bool(counts and vocabulary.kinds.threshold.match(text, span.end) and text[span.at] not in "超逾突近")


def _is_list_count(text: str, span: Span, quantity: Quantity) -> bool:
    """A、B、C3项: the number only counts what has just been named."""
    if quantity.kind != "level" or not 1 < (quantity.value or 0) <= _MOST_LISTED:
        return False
    clause = _CLAUSE_START.split(text[max(0, span.at - _LIST_WINDOW) : span.at])[-1]
    names = clause.count("、") + 1
    return names == quantity.value and not clause.endswith("等")


def _is_no_figure(text: str, span: Span, quantity: Quantity) -> bool:
    """Enumerators (三个层面), heads of rankings (前五位) and bare numbers."""
    if span.form == "ordinal":
        return False
    is_small = span.is_plain_han and quantity.kind in ("level", "range") and (quantity.high or 0) <= _SMALL
    is_bare = quantity.unit == "" and quantity.kind in ("level", "range")
    return is_bare or is_small or text[span.start - 1 : span.start] in ("前", "后") or _is_list_count(text, span, quantity)
