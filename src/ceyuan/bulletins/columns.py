"""What the columns of a table hold, read from their headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ceyuan.bulletins.table_words import Content
from ceyuan.bulletins.vocabulary import Vocabulary

_BRACKETS = re.compile(r"[（(\[]([^（）()\[\]]*)[)）\]]")
_NUMBER = re.compile(r"[+↑↓▲▼-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_EMPTY = frozenset(("", "/", "—", "——", "-", "--", "…", "·", "无"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        content: what its cells are; `none` for running numbers and the like.
        noun: the measured side that the header names, without unit and kind.
        unit: as the header writes it: 亿元, %.
        header: the whole header, for its expressions of time and basis.
    """

    content: Content
    noun: str
    unit: str
    header: str


def is_number(text: str) -> bool:
    """Whether a folded cell holds a number and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def is_empty(text: str) -> bool:
    """Whether a folded cell says that there is nothing."""
    return text in _EMPTY


def head_size(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first row of figures."""
    for nth, row in enumerate(rows):
        filled = [text for text in row[1:] if not is_empty(text)]
        if filled and 2 * sum(map(is_number, filled)) >= len(filled) and not _is_years(filled):
            return nth
    return len(rows)


def columns(head: Sequence[Sequence[str]], body: Sequence[Sequence[str]], words: Vocabulary) -> list[Column]:
    """The columns of a table from its folded head and body."""
    headers = _headers(head, max(map(len, body), default=0))
    found: list[Column] = []
    for nth, header in enumerate(headers):
        texts = [row[nth] for row in body if len(row) == len(headers) and not is_empty(row[nth])]
        column = _column(header, texts, words)
        if column.content in ("growth", "rank", "pp_change") and not column.noun:
            noun = next((earlier.noun for earlier in reversed(found) if earlier.content == "level"), "")
            column = Column(column.content, noun, column.unit, header)
        found.append(column)
    return found


def _is_years(texts: Sequence[str]) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", text) for text in texts)


def _headers(head: Sequence[Sequence[str]], size: int) -> list[str]:
    """One header a column: that of the fullest row, with those of the rows below it behind."""
    rows = [list(row) for row in head if sum(map(bool, row)) > 1]
    if not rows:
        return [""] * size
    main = max(rows, key=lambda row: sum(map(bool, row)))
    headers = (main + [""] * size)[:size]
    for row in rows[rows.index(main) + 1 :]:
        for at, text in _below(headers, row):
            headers[at] += text
    return headers


def _below(headers: list[str], row: list[str]) -> list[tuple[int, str]]:
    """Where the cells of a second header row belong: by place, or under a header that was repeated because it spans them."""
    filled = [text for text in row if text]
    if row and not row[0]:
        return [(at, text) for at, text in enumerate(row[: len(headers)]) if text]
    at = 0
    for _, run in groupby(headers):
        size = len(list(run))
        if size == len(filled) and size > 1:
            return list(zip(range(at, at + size), filled, strict=True))
        at += size
    return list(enumerate(filled)) if len(filled) == len(headers) else []


def _column(header: str, texts: Sequence[str], words: Vocabulary) -> Column:
    unit = next((match[1] for match in _BRACKETS.finditer(header) if words.tables.is_unit(match[1])), "")
    bare = _BRACKETS.sub("", header)
    content = words.tables.content(bare)
    if content in ("level", "share") and 2 * sum(map(is_number, texts)) < len(texts):
        content = "label"
    noun = words.tables.kind_nouns.sub("", bare).strip("、/ ")
    return Column(content, noun, unit, header)
