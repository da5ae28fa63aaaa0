"""Evidence as files: a workbook, CSV or Parquet. Text stays text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from ceyuan.errors import Fault, QuestionError, unknown

ENDINGS = (".xlsx", ".csv", ".parquet")
SHEET_ROWS = 1_048_575
"""How many rows a worksheet holds below its header."""

_FORMULA = r"^[=+\-@\t\r]"
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True}


def write(frames: Iterator[pl.DataFrame], path: Path) -> int:
    """Write frames of one schema, at least one, to a file by its ending.

    Returns:
        The number of rows.

    Raises:
        QuestionError: another ending, or more rows than a workbook holds.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise QuestionError(unknown(("文件类型", "kind of file"), ending or path.name, ENDINGS))
    return {".xlsx": _workbook, ".csv": _csv, ".parquet": _parquet}[ending](frames, path)


def _workbook(frames: Iterator[pl.DataFrame], path: Path) -> int:
    import xlsxwriter

    found, rows = [], 0
    for frame in frames:
        rows += len(frame)
        if rows > SHEET_ROWS:
            raise QuestionError(_too_many())
        found.append(frame)
    with xlsxwriter.Workbook(path, _AS_TEXT) as book:
        pl.concat(found).write_excel(book, "evidence", autofit=False, freeze_panes=(1, 0), autofilter=True)
    return rows


def _csv(frames: Iterator[pl.DataFrame], path: Path) -> int:
    rows = 0
    with path.open("wb") as file:
        for nth, frame in enumerate(frames):
            texts = [name for name, kind in frame.schema.items() if kind == pl.String]
            # A spreadsheet runs a cell that begins so as a formula; with a quote before it, it stays text.
            safe = frame.with_columns(
                pl.when(pl.col(name).str.contains(_FORMULA)).then(pl.lit("'") + pl.col(name)).otherwise(pl.col(name)).alias(name)
                for name in texts
            )
            safe.write_csv(file, include_header=nth == 0, include_bom=nth == 0)
            rows += len(frame)
    return rows


def _parquet(frames: Iterator[pl.DataFrame], path: Path) -> int:
    rows, first = 0, next(frames).to_arrow()
    with pq.ParquetWriter(path, first.schema) as writer:
        for table in chain([first], (frame.to_arrow().cast(first.schema) for frame in frames)):
            writer.write_table(table)
            rows += len(table)
    return rows


def _too_many() -> Fault:
    return Fault(
        "too-many-rows",
        f"依据超过工作簿能容纳的 {SHEET_ROWS:,} 行",
        f"The evidence has more than the {SHEET_ROWS:,} rows that a workbook holds",
        fix_zh="请写成 .csv 或 .parquet",
        fix_en="Write .csv or .parquet",
    )
