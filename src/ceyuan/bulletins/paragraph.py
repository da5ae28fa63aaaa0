"""A paragraph taken apart: its folded text, its figures in order, and its marks of time, basis and status."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ceyuan.bulletins.figures import Sorted, sort_out
from ceyuan.bulletins.moments import Calendar, Moment
from ceyuan.bulletins.subject_words import MASK
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.values.quantity import Folded, Span

_TITLE = re.compile(r"《[^《》]{0,60}》")
_CLAUSE_ENDS = frozenset("，,。；;：、！？!?")
_COLON = re.compile(r"[^，,。；;]{0,12}：")


class Mark(NamedTuple):
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
        found: its figures, and its numbers without a reading.
        originals: from folded characters back to those of the text, for subjects and units.
    """

    folded: Folded
    found: Sorted
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
    found = sort_out(text, [span for span in spans if not _overlaps(span, taken)], vocabulary.kinds)
    bases = [Mark(m.start(), m.end(), m.lastgroup or "", m[0]) for m in vocabulary.bases.finditer(text)]
    masked = _blank(text, [(m.start, m.end) for m in moments] + [(b.start, b.end) for b in bases])
    statuses = [_status(masked, match) for match in vocabulary.statuses.finditer(text)]
    return Paragraph(folded, found, moments, bases, statuses, masked, vocabulary.grammar.originals(source))


def _status(masked: str, match: re.Match[str]) -> Mark:
    before = masked[: match.start()].rstrip(MASK)
    opens = not before or before[-1] in _CLAUSE_ENDS
    return Mark(match.start(), match.end(), match.lastgroup or "", match[0], opens, bool(_COLON.match(masked, match.end())))


def _is_name(text: str, moment: Moment, vocabulary: Vocabulary) -> bool:
    """2021年科技工作会议 names a meeting, not a period."""
    is_date = moment.form in ("year", "years", "day")
    return is_date and vocabulary.events.match(text, moment.end) is not None


def _overlaps(span: Span, taken: list[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in taken)


def _blank(text: str, ranges: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(ranges):
        if end > at:
            parts += [text[at : max(at, start)], MASK * (end - max(at, start))]
            at = end
    return "".join([*parts, text[at:]])
