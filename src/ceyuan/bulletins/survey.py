"""A table taken apart: title, unit, columns and rows of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.bulletins.columns import Column, columns, head_size
from ceyuan.bulletins.layout import Cell, Grid
from ceyuan.bulletins.vocabulary import Vocabulary

_NUMBERED = re.compile(r"^附?[表图]\s*\d*[：:.、\s]*")
_UNIT_LINE = re.compile(r"单位：\s*([^\s，。；|）]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures: its cells as given and folded, both as many as there are columns."""

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """A table.

    Attributes:
        title: the folded line that names it; empty when there is none.
        units: what the line 单位：万元、家 says.
    """

    title: str
    units: tuple[str, ...]
    columns: list[Column]
    rows: list[Row]


def survey(grid: Grid, words: Vocabulary) -> Survey:
    """Take a table apart."""
    folded = [tuple(words.grammar.fold(cell.text).text for cell in row) for row in grid.rows]
    captions = [words.grammar.fold(line.text).text for line in grid.caption]
    size = head_size(folded)
    inside = ["".join(row) for row in folded[:size] if sum(map(bool, row)) == 1]
    found = columns([row for row in folded[:size] if sum(map(bool, row)) > 1], folded[size:], words)
    is_numbered = bool(found) and found[0].content == "none"
    rows = [_row(cells, texts, len(found), is_numbered) for cells, texts in zip(grid.rows[size:], folded[size:], strict=True)]
    units = next((match[1] for line in [*inside, *captions] if (match := _UNIT_LINE.search(line))), "")
    return Survey(_title([*captions, *inside]), tuple(re.split("[、/,，]", units)) if units else (), found, rows)


def _title(lines: Sequence[str]) -> str:
    named = [line for line in lines if line and not _UNIT_LINE.match(line.strip("（ ")) and "。" not in line]
    return _NUMBERED.sub("", named[-1]) if named else ""


def _row(cells: tuple[Cell, ...], texts: tuple[str, ...], size: int, is_numbered: bool) -> Row:
    """A row of full length: the running number is wanting where 合计 spans its column."""
    if len(cells) < size and is_numbered and not texts[0].isdigit():
        cells, texts = (Cell(cells[0].start, ""), *cells), ("", *texts)
    missing = max(0, size - len(cells))
    return Row((*cells, *[Cell(cells[-1].start, "")] * missing)[:size], (*texts, *[""] * missing)[:size])
