"""The parts of a text: paragraphs of prose, tables drawn with pipes, tabs or spaces, and what of a page is not its article."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ceyuan.bulletins.vocabulary import Vocabulary

_LINE = re.compile(r"[^\r\n\u2028]+")
_PIPE = re.compile(r"[|｜│┃]")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"[ \u3000]{2,}|\t")
_RULE = re.compile(r"[\s|｜│┃+:\-—=─━┼├┤┌┐└┘]*")
_SHORT = 60
_SHORT_CELL = 24
_LEAST_ROWS = {_PIPE: 2, _TAB: 2, _GAP: 3}
"""How many lines with such marks between their cells make a table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of the text without the space around it: a cell of a table, or a whole line."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn: rows of cells, empty cells too; `caption` are the lines just above it."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Cell, ...]


def blocks(text: str, vocabulary: Vocabulary) -> Iterator[Cell | Grid]:
    """Paragraphs and tables of the article, in order; lines of a page that are not its article are left out."""
    caption: deque[Cell] = deque(maxlen=2)
    for mark, run in groupby(_article(text, vocabulary), key=_mark):
        if mark is None:
            for line in run:
                caption.append(line)
                yield line
            continue
        lines = list(run)
        if len(lines) < _LEAST_ROWS[mark]:
            caption.extend(lines)
            yield from lines
            continue
        yield Grid(tuple(cells(line, mark) for line in lines if not _RULE.fullmatch(line.text)), tuple(caption))
        caption.clear()


def cells(line: Cell, mark: re.Pattern[str]) -> tuple[Cell, ...]:
    """The cells of a row; the marks at both its ends draw no empty ones."""
    found, at = [], 0
    ends = [*mark.finditer(line.text), None]
    for end in ends:
        stop = len(line.text) if end is None else end.start()
        piece = line.text[at:stop]
        lead = len(piece) - len(piece.lstrip())
        found.append(Cell(line.start + at + lead, piece.strip()))
        at = stop if end is None else end.end()
    return tuple(found[(not found[0].text) : len(found) - (not found[-1].text)])


def _article(text: str, vocabulary: Vocabulary) -> Iterator[Cell]:
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if bare in vocabulary.page.ends:
            return
        if bare and not (len(bare) <= _SHORT and vocabulary.boilerplate.search(bare)):
            yield Cell(match.start(), match[0])


def _mark(line: Cell) -> re.Pattern[str] | None:
    """What parts the cells of a line that may be a row of a table."""
    for mark in _LEAST_ROWS:
        parts = mark.split(line.text.strip())
        if len(parts) > 1 and (mark is _PIPE or all(len(part) <= _SHORT_CELL for part in parts)):
            return mark
    return None
