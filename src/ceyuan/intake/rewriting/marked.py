"""The marked workbook: a file as it came, its faulty cells coloured and their reasons beside them, to be mended and sent again."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ceyuan.errors import Lang
from ceyuan.intake.limits import Limits
from ceyuan.intake.quarantine import FAULTY, SAFE
from ceyuan.intake.rewriting.cells import Cell, changed
from ceyuan.intake.sheets import Sheet, open_sheets
from ceyuan.intake.sheets.address import index
from ceyuan.intake.sheets.sheet import ROW
from ceyuan.intake.sniff import sniff

_WARNED = {"bg_color": "#FFEB9C", "font_color": "#7A4B00"}

Reasons = dict[tuple[int, int], tuple[str, list[str]]]
"""Row and column from 0 → the worst level, and the reasons."""


def write_marked(path: Path, faults: pl.DataFrame, out: Path, lang: Lang = "zh", cells: Mapping[Cell, str] | None = None) -> None:
    """Write the file as a workbook with its faults marked.

    Args:
        path: the file.
        faults: those of its plan; a frame without rows marks nothing.
        out: where to.
        lang: of the reasons.
        cells: cells to change on the way.

    Raises:
        SourceError: the file cannot be opened.
    """
    limits = Limits()
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch, xlsxwriter.Workbook(out, SAFE) as book:
        styles = {"fault": book.add_format(FAULTY), "warning": book.add_format(_WARNED)}
        for sheet in open_sheets(sniff(path, limits), limits, Path(scratch)):
            own = {cell: text for cell, text in (cells or {}).items() if cell.sheet == sheet.name}
            grid = changed(sheet, own) if own else sheet.frame.collect()
            page = book.add_worksheet(sheet.name)
            if sheet.is_hidden:
                page.hide()
            _write(page, grid, _reasons(faults, sheet.name, lang), styles)
            _merge(page, sheet)


def _reasons(faults: pl.DataFrame, sheet: str, lang: Lang) -> Reasons:
    found: Reasons = {}
    if faults.is_empty():
        return found
    for row, column, level, text in faults.filter(pl.col("sheet") == sheet).select("row", "column", "level", lang).iter_rows():
        place = row - 1, index(column) if column else 0
        before = found.get(place, (level, []))
        found[place] = (min(before[0], level), [*before[1], text])
    return found


def _write(page: Worksheet, grid: pl.DataFrame, reasons: Reasons, styles: Mapping[str, Format]) -> None:
    for number, *texts in grid.iter_rows():
        for column, text in enumerate(texts):
            level, _ = reasons.get((number - 1, column), (None, None))
            if text is not None:
                page.write_string(number - 1, column, text, styles[level] if level else None)
            elif level:
                page.write_blank(number - 1, column, None, styles[level])
    for (row, column), (_, texts) in reasons.items():
        page.write_comment(row, column, "\n".join(texts), {"x_scale": 2, "y_scale": 1.5, "author": "Ceyuan"})
    page.set_column(0, max(grid.width - 2, 0), 16)


def _merge(page: Worksheet, sheet: Sheet) -> None:
    for merge in sheet.merges or ():
        top = sheet.frame.filter(pl.col(ROW) == merge.first_row + 1).collect()
        text = top.row(0)[merge.first_column + 1] if top.height and merge.first_column + 1 < top.width else None
        page.merge_range(merge.first_row, merge.first_column, merge.last_row, merge.last_column, text or "")
