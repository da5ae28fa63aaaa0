"""Cells by their address, and a sheet with some of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from ceyuan.errors import QuestionError, unknown
from ceyuan.intake.sheets import Sheet
from ceyuan.intake.sheets.address import index
from ceyuan.intake.sheets.marked import replaced
from ceyuan.intake.sheets.sheet import ROW


class Cell(NamedTuple):
    """A cell: its sheet, the letters of its column, its row as Excel counts it."""

    sheet: str
    column: str
    row: int


def changed(sheet: Sheet, cells: Mapping[Cell, str]) -> pl.DataFrame:
    """The grid of a sheet with the cells changed.

    Raises:
        QuestionError: a cell is on another sheet.
    """
    if strange := [cell.sheet for cell in cells if cell.sheet != sheet.name]:
        raise QuestionError(unknown(("工作表", "sheet"), strange[0], [sheet.name]))
    grid = sheet.frame.collect()
    texts = replaced(grid.drop(ROW), {(cell.row - 1, index(cell.column)): text for cell, text in cells.items()})
    return texts.with_columns(pl.all().replace("", None)).with_row_index(ROW, offset=1)
