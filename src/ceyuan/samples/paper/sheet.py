"""A sheet as it is sent: rows of text above and below a table, merged cells, and the marks of what was planted in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import polars as pl

from ceyuan.samples.paper.rows import EXTRA, KIND, MESS, cells, with_marks

Line = tuple[str, ...]
UNIT = "单位："


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        name: empty in a text file.
        body: texts under the sender's headers, with the marks of rows.
        above: rows over the header, cell by cell; the first is the title and spans the table.
        below: rows under the table.
        numbers, dates: headers whose cells are numbers and real dates, as far as they read as such.
        merged: the header whose equal neighbours are one merged cell.
        groups: header → the text of the cell above it, shared with its neighbours, and its own; makes the header two rows.
        is_hidden: whether the sheet is hidden.
        habits: the messes of its writer's hand.
    """

    name: str
    body: pl.DataFrame
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    numbers: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    merged: str | None = None
    groups: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    is_hidden: bool = False
    habits: frozenset[str] = frozenset()

    @property
    def cells(self) -> pl.DataFrame:
        """The body without its marks."""
        return cells(self.body)

    def changed(self, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Sheet:
        """The sheet with another body."""
        return replace(self, body=change(self.body))

    @property
    def first_row(self) -> int:
        """The row of the first body row, as Excel counts."""
        return len(self.above) + (3 if self.groups else 2)

    def count(self, kind: str) -> int:
        """How many rows are of a kind."""
        return int((self.body[KIND] == kind).sum())

    @property
    def messes(self) -> frozenset[str]:
        """Every mess of the sheet: of its shape and of its rows."""
        shape = {
            "title_rows": bool(self.above),
            "filler_rows": any("：" in cell and not cell.startswith(UNIT) for line in self.above[1:] for cell in line),
            "unit_row": any(cell.startswith(UNIT) for line in self.above for cell in line),
            "trailing_notes": bool(self.below),
            "merged_cells": self.merged is not None,
            "two_row_header": bool(self.groups),
            "hidden_sheet": self.is_hidden,
        }
        return frozenset(mess for mess, is_there in shape.items() if is_there) | self.habits | self.planted.keys()

    @cached_property
    def planted(self) -> Mapping[str, list[int]]:
        """Mess → the rows, as Excel counts, in which it was planted."""
        marked = self.body.with_row_index("row", self.first_row).filter(pl.col(MESS) != "")
        return {str(mess): rows["row"].to_list() for (mess,), rows in marked.group_by(MESS, maintain_order=True)}


def paged(body: pl.DataFrame, rows: int) -> pl.DataFrame:
    """The body with its header written again after every so many rows; 0 is never."""
    marked = with_marks(body)
    if rows == 0:
        return marked
    again = {header: [header] for header in cells(marked).columns} | {KIND: [EXTRA], MESS: ["repeated_header"]}
    header = pl.DataFrame(again).select(marked.columns)
    pages = [part for page in marked.iter_slices(rows) for part in (header, page)]
    return pl.concat(pages[1:])
