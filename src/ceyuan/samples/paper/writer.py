"""Writing sheets to disk: the same sheets give the same bytes, whenever and wherever they are written."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from ceyuan.samples.paper.sheet import Line, Sheet

_WRITTEN_ON = datetime(2000, 1, 1)  # a workbook says when it was made: always the same, so that its bytes are too
_ROWS_AT_ONCE = 100_000
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(path: Path, sheets: tuple[Sheet, ...]) -> None:
    """Write an .xlsx file."""
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        book.set_properties({"created": _WRITTEN_ON})
        styles = {
            "title": book.add_format({"bold": True, "align": "center", "font_size": 14}),
            "header": book.add_format({"bold": True, "border": 1, "text_wrap": True}),
            "date": book.add_format({"num_format": "yyyy/m/d"}),
            "merged": book.add_format({"valign": "vcenter", "align": "center"}),
        }
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, styles)


def _write_sheet(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    body = sheet.cells
    width, first = body.width, sheet.first_row - 1
    for at, line in enumerate(sheet.above):
        if at == 0 and width > 1:
            page.merge_range(0, 0, 0, width - 1, line[0], styles["title"])
        else:
            page.write_row(at, 0, line)
    _write_header(page, sheet, styles["header"])
    for at, header in enumerate(body.columns):
        page.write_column(first, at, _typed(body[header], sheet), styles["date"] if header in sheet.dates else None)
    if sheet.merged:
        _merge_runs(page, body[sheet.merged], (first, body.get_column_index(sheet.merged)), styles["merged"])
    for at, line in enumerate(sheet.below):
        page.write_row(first + body.height + at, 0, line)
    page.set_column(0, width - 1, 14)
    if sheet.is_hidden:
        page.hide()


def _write_header(page: Any, sheet: Sheet, style: Any) -> None:
    headers, row = sheet.cells.columns, sheet.first_row - 2
    if not sheet.groups:
        page.write_row(row, 0, headers, style)
        return
    tops = [sheet.groups.get(header, (header, ""))[0] for header in headers]
    starts = pl.Series(tops).rle_id().arg_unique().to_list()
    for start, end in pairwise([*starts, len(headers)]):
        if end - start > 1:
            page.merge_range(row - 1, start, row - 1, end - 1, tops[start], style)
            page.write_row(row, start, [sheet.groups[header][1] for header in headers[start:end]], style)
        elif headers[start] in sheet.groups:
            page.write_column(row - 1, start, sheet.groups[headers[start]], style)
        else:
            page.merge_range(row - 1, start, row, start, tops[start], style)


def _typed(texts: pl.Series, sheet: Sheet) -> list[Any]:
    """The cells as Excel types them: numbers and dates where the column is of such, and the text reads as one."""
    if texts.name in sheet.numbers:
        return _or_text(texts.cast(pl.Float64, strict=False), texts)
    if texts.name in sheet.dates:
        return _or_text(texts.str.to_date("%Y-%m-%d", strict=False), texts)
    return texts.to_list()


def _or_text(typed: pl.Series, texts: pl.Series) -> list[Any]:
    if typed.null_count() == 0:
        return typed.to_list()
    return [text if value is None else value for value, text in zip(typed.to_list(), texts.to_list(), strict=True)]


def _merge_runs(page: Any, texts: pl.Series, corner: tuple[int, int], style: Any) -> None:
    first, column = corner
    starts = texts.rle_id().arg_unique().to_list()
    for start, end in pairwise([*starts, texts.len()]):
        if end - start > 1 and texts[start]:
            page.merge_range(first + start, column, first + end - 1, column, texts[start], style)


def write_text(path: Path, sheet: Sheet, encoding: str, separator: str) -> None:
    """Write a .csv or .tsv file, with the rows over and under the table padded as Excel pads them."""
    body, width = sheet.cells, sheet.cells.width
    with path.open("w", encoding=encoding, newline="") as out:
        out.write(_lines([*sheet.above, tuple(body.columns)], width, separator))
        for part in body.iter_slices(_ROWS_AT_ONCE):
            out.write(part.write_csv(separator=separator, include_header=False))
        out.write(_lines(sheet.below, width, separator))


def _lines(lines: tuple[Line, ...] | list[Line], width: int, separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows([[*line, *[""] * (width - len(line))] for line in lines])
    return text.getvalue()
