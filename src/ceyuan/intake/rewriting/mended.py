"""A file with some cells mended by a person. Everything else of it stays as it was, so each value still opens to its cell."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from ceyuan.intake.limits import Limits
from ceyuan.intake.rewriting.cells import Cell, changed
from ceyuan.intake.rewriting.marked import write_marked
from ceyuan.intake.rewriting.workbook import write_patched
from ceyuan.intake.sheets import open_sheets
from ceyuan.intake.sheets.sheet import ROW
from ceyuan.intake.sniff import Sniffed, sniff
from ceyuan.intake.sniff.delimiter import delimiter_of

_SAMPLE = 1 << 16


def write_mended(path: Path, cells: Mapping[Cell, str], folder: Path) -> Path:
    """Write a file with the cells changed.

    An .xlsx keeps its formats, merges and formulas; a text becomes UTF-8 with the same delimiter; an .xls becomes an .xlsx.

    Args:
        path: the file.
        cells: what they hold from now on; an empty text empties one.
        folder: where to; the new file has the name of the old one, with the ending of what it became.

    Raises:
        SourceError: the file cannot be opened.
        QuestionError: it has no such sheet.
    """
    limits = Limits()
    found = sniff(path, limits)
    if found.kind == "xlsx":
        out = folder / path.name
        write_patched(path, cells, out)
        return out
    if found.kind == "xls":
        out = folder / f"{path.stem}.xlsx"
        write_marked(path, pl.DataFrame(), out, cells=cells)
        return out
    return _text(found, limits, cells, folder)


def _text(found: Sniffed, limits: Limits, cells: Mapping[Cell, str], folder: Path) -> Path:
    out = folder / found.path.name.removesuffix(".gz")
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        (sheet,) = open_sheets(found, limits, Path(scratch))
        grid = changed(sheet, cells).drop(ROW)
        last = grid.columns[-1]
        grid = grid.drop(last) if grid[last].is_null().all() else grid
        assert sheet.path is not None
        with sheet.path.open("rb") as file:
            delimiter = delimiter_of(file.read(_SAMPLE).decode("utf-8-sig", "ignore"))
        if len(delimiter.encode()) > 1:
            delimiter = ","
        grid.write_csv(out, include_header=False, include_bom=True, separator=delimiter)
    return out
