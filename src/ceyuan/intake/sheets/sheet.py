"""A sheet: a grid of texts, from its first row and column, with what is known beside the texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

ROW = "_row"

Row = tuple[str | None, ...]
"""The texts of a row, from column A on; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Merged cells, rows and columns counted from 0, both ends inside."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        name: for a text file its name, as Excel calls its sheet.
        is_hidden: whether the workbook hides it.
        width: columns, from A on.
        head: its first rows.
        tail: its last rows, without their numbers.
        frame: all rows: `_row` as Excel counts it, and `c0`, `c1`, … as texts, null for empty cells.
        rows: how many rows there are; for a text file an estimate.
        merges: the merged cells; None where the file cannot tell.
        epoch: day 0 of the serial numbers of dates.
        path: the text that the frame scans; None for a workbook, whose frame is in memory.
    """

    name: str
    is_hidden: bool
    width: int
    head: tuple[Row, ...]
    tail: tuple[Row, ...]
    frame: pl.LazyFrame = field(repr=False)
    rows: int
    merges: tuple[Merge, ...] | None
    epoch: date
    path: Path | None = None

    @property
    def columns(self) -> list[str]:
        """The names of the text columns."""
        return [text_column(index) for index in range(self.width)]


def text_column(index: int) -> str:
    """The name of a text column in a sheet's frame."""
    return f"c{index}"
