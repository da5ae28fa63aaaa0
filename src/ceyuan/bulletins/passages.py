"""A paragraph in passages: each a run of joined figures with the words that lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ceyuan.bulletins.figures import Figure
from ceyuan.bulletins.paragraph import Paragraph

_SENTENCE_END = re.compile(r"[。！？!?]")
_SEGMENT_END = re.compile(r"[；;。！？!?]")
_STOP = re.compile(r"[，,；;：。！!？?]")
_JOINT = re.compile(r"[、和与及]|以及")
_COLON = re.compile(r"[^，,。；;]{0,4}：")
_OPENING = "（"
_TAIL = 40


class Passage(NamedTuple):
    """Figures joined by 、 or 和, and the words around them, masked.

    Attributes:
        at: where the figure before ends.
        sentence, segment: where the sentence and the part between semicolons begin in which the figures stand.
        phrases: the clauses without figures before them in their sentence, since the figure before.
        head: the words before the first figure in its clause; `tail` those behind the last.
        is_joined: the whole run is joined by 、 to the figure before it (引入企业394家、高校99所).
        is_bracketed: the figures stand in brackets behind what they are of.
        is_divided: the figure before was divided by a colon into what follows.
    """

    figures: list[Figure]
    at: int
    sentence: int
    segment: int
    phrases: list[str]
    head: str
    tail: str
    is_joined: bool
    is_bracketed: bool
    is_divided: bool

    @property
    def opens_sentence(self) -> bool:
        """Whether a sentence ended since the figure before."""
        return self.sentence > self.at

    @property
    def opens_segment(self) -> bool:
        """Whether a semicolon or more stands since the figure before."""
        return self.segment > self.at


def passages(paragraph: Paragraph) -> Iterator[Passage]:
    """The passages, in order."""
    masked, runs = paragraph.masked, _runs(paragraph)
    sentence = segment = at = 0
    for nth, figures in enumerate(runs):
        start, end = figures[0].start, figures[-1].end
        for stop in _SEGMENT_END.finditer(masked, at, start):
            segment = stop.end()
            sentence = segment if _ends_sentence(masked, stop) else sentence
        clauses = _STOP.split(masked[max(at, sentence) : start].removesuffix(_OPENING))
        is_joined = at > 0 and segment <= at and len(clauses) == 1 and "、" in clauses[0]
        head = clauses[0][clauses[0].index("、") :] if is_joined else clauses[-1]
        tail = masked[end : runs[nth + 1][0].start if nth + 1 < len(runs) else end + _TAIL]
        is_divided = at > 0 and sentence <= at and _COLON.match(masked, at) is not None
        phrases = clauses[0 if sentence > at or at == 0 else 1 : -1]
        yield Passage(figures, at, sentence, segment, phrases, head, tail, is_joined, masked[start - 1 : start] == _OPENING, is_divided)
        at = end


def _ends_sentence(masked: str, stop: re.Match[str]) -> bool:
    """A sentence that 其中 opens goes on with the one before."""
    return _SENTENCE_END.match(stop[0]) is not None and not masked.startswith("其中", stop.end())


def _runs(paragraph: Paragraph) -> list[list[Figure]]:
    """Figures in runs: of one unit, with nothing but 、 or 和 between them."""
    runs: list[list[Figure]] = []
    for figure in paragraph.found.figures:
        last = runs[-1][-1] if runs else None
        between = paragraph.masked[last.end : figure.whole] if last else ""
        if last is not None and _JOINT.fullmatch(between) and last.quantity.unit == figure.quantity.unit:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs
