"""The original of a stored value: the cell it came from, with its text as it was."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ceyuan.definitions import Column
from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.intake.delivery import Desk
from ceyuan.intake.kept import kept_sheet
from ceyuan.intake.kinds import Readers
from ceyuan.intake.layout.stated import stated_in
from ceyuan.intake.sheets import Sheet, cell, letter
from ceyuan.intake.sheets.address import index
from ceyuan.intake.sheets.sheet import ROW, text_column
from ceyuan.ledger import Batch, SheetLayout


@dataclass(frozen=True, slots=True)
class Original:
    """Where a stored value stood.

    Attributes:
        file_name: the file.
        cell: `sheet!F7`; the sheet or the file alone when the value stood in its name.
        header: what stands above the cell; empty for a title or a name.
        text: what the cell holds, None for an empty one.
    """

    file_name: str
    cell: str
    header: str
    text: str | None


def original(desk: Desk, batch: int, sheet: str, row: int, field: str) -> Original:
    """The cell behind a stored value: its own, the merged or repeated one above it, or the address or text in which it was found.

    Raises:
        QuestionError: the batch has no such sheet, row or field, or the value stood nowhere in the file.
    """
    found = desk.ledger.batch(batch)
    layouts = {layout.name: layout for layout in found.sheets}
    if sheet not in layouts:
        raise QuestionError(unknown(("工作表", "sheet"), sheet, layouts))
    dataset = desk.definitions.dataset(found.dataset)
    names = [column.name for column in dataset.columns]
    if field not in names:
        raise QuestionError(unknown(("列", "column"), field, names))
    column = dataset.column(field)
    source = _source(column, layouts[sheet])
    if source is None:
        return _stated(column, found, layouts[sheet], Readers(desk.definitions, dataset))
    with tempfile.TemporaryDirectory() as scratch:
        grid = kept_sheet(desk.ledger, found, sheet, Path(scratch))
        return _shown(grid, found.file_name, layouts[sheet], (row, source), fills=column.fill_down)


def _source(column: Column, layout: SheetLayout) -> int | None:
    """The column of the sheet in which the value stood, or was found."""
    letters = [layout.columns[name] for name in (column.name, column.locate, column.classify) if name and name in layout.columns]
    return index(letters[0]) if letters else None


def _shown(grid: Sheet, file: str, layout: SheetLayout, place: tuple[int, int], *, fills: bool) -> Original:
    row, column = place
    texts = grid.frame.filter(pl.col(ROW).is_between(layout.header_row + 1, row)).select(ROW, text_column(column)).collect()
    if texts.is_empty() or texts[ROW][-1] != row:
        raise QuestionError(_no_row(row))
    filled = texts.filter(pl.col(text_column(column)).is_not_null())
    if fills and texts.item(-1, 1) is None and filled.height:
        row = filled[ROW][-1]
    text = texts.filter(pl.col(ROW) == row).item(0, 1)
    header = grid.head[layout.header_row - 1][column] or ""
    return Original(file, cell(grid.name, letter(column), row), header, text)


def _stated(column: Column, batch: Batch, layout: SheetLayout, readers: Readers) -> Original:
    """The title, sheet name or file name that states a value which is no column of the table."""
    for where, text in layout.titles.items():
        if "title" in column.stated_in and stated_in(column, (text,), readers):
            return Original(batch.file_name, f"{layout.name}!{where}", "", text)
    for source, name in (("sheet", layout.name), ("file", batch.file_name)):
        if source in column.stated_in and stated_in(column, (name,), readers):
            return Original(batch.file_name, name, "", name)
    raise QuestionError(_nowhere(column))


def _no_row(row: int) -> Fault:
    return Fault("unknown-row", f"该表没有第 {row} 行数据", f"The sheet has no data in row {row}")


def _nowhere(column: Column) -> Fault:
    zh = f"“{column.label.zh}”不在文件中，由接收人指明或由系统推定"
    en = f"'{column.label.en}' is not in the file; the receiver said it, or it was concluded"
    return Fault("not-in-file", zh, en)
