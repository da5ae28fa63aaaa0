"""The parts of a text: paragraphs of prose, tables drawn with pipes, tabs or spaces, and what of a page is not its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.bulletins.vocabulary import Vocabulary

_LINE = re.compile(r"[^\r\n\u2028]+")
_PIPE = re.compile(r"[|｜│┃]")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"[ \u3000]{2,}|\t")
_RULE = re.compile(r"[\s|｜│┃+:\-—=─━┼├┤┌┐└┘]*")
_SHORT = 60
_SHORT_CELL = 24
_LEAST_ROWS = 2
_LEAST_ALIGNED = 3


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
    lines = list(_article(text, vocabulary))
    at = 0
    while at < len(lines):
        size, mark = _table(lines, at)
        if mark is None:
            yield lines[at]
            at += 1
            continue
        rows = tuple(cells(line, mark) for line in lines[at : at + size] if not _RULE.fullmatch(line.text))
        yield Grid(rows, tuple(lines[max(0, at - 2) : at]))
        at += size


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


def _table(lines: list[Cell], at: int) -> tuple[int, re.Pattern[str] | None]:
    """How many lines from here are rows of one table, and what parts their cells."""
    for mark, least in ((_PIPE, _LEAST_ROWS), (_TAB, _LEAST_ROWS), (_GAP, _LEAST_ALIGNED)):
        size = 0
        while at + size < len(lines) and _is_row(lines[at + size], mark):
            size += 1
        if size >= least:
            return size, mark
    return 1, None


def _is_row(line: Cell, mark: re.Pattern[str]) -> bool:
    parts = [part.strip() for part in mark.split(line.text.strip())]
    return len(parts) > 1 and all(len(part) <= _SHORT_CELL or mark is _PIPE for part in parts)
