"""A row of a kept file among its neighbours, as a person would see it in the sheet."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ceyuan.errors import QuestionError, unknown
from ceyuan.intake.kept import kept_sheet
from ceyuan.intake.sheets import letter
from ceyuan.intake.sheets.sheet import ROW
from ceyuan.ledger import Ledger

Line = tuple[int, tuple[str | None, ...]]
"""A row as Excel counts it, and its texts from column A on."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Part of a sheet.

    Attributes:
        letters: of the columns.
        head: the rows down to the headers.
        lines: the row with those before and after it.
        rows: how many rows the sheet has; of a text file an estimate.
    """

    file_name: str
    sheet: str
    letters: tuple[str, ...]
    head: tuple[Line, ...]
    lines: tuple[Line, ...]
    rows: int


def surroundings(ledger: Ledger, batch: int, sheet: str, row: int, around: int = 0) -> Surroundings:
    """A row of the file that a batch came from.

    Args:
        row: as Excel counts it.
        around: how many rows before it and after it.

    Raises:
        QuestionError: no such batch or sheet, or the file is no longer kept.
    """
    found = ledger.batch(batch)
    layouts = {layout.name: layout for layout in found.sheets}
    if sheet not in layouts:
        raise QuestionError(unknown(("工作表", "sheet"), sheet, layouts))
    header = layouts[sheet].header_row
    with tempfile.TemporaryDirectory() as scratch:
        grid = kept_sheet(ledger, found, sheet, Path(scratch))
        wanted = pl.col(ROW).is_between(max(row - around, header + 1), row + around)
        near = grid.frame.filter(wanted).collect().iter_rows()
        head = tuple((nth, texts) for nth, texts in enumerate(grid.head[:header], 1))
        letters = tuple(letter(nth) for nth in range(grid.width))
        return Surroundings(found.file_name, sheet, letters, head, tuple((nth, tuple(texts)) for nth, *texts in near), grid.rows)
