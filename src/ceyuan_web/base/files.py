"""Tables as files: CSV that a spreadsheet reads, and a workbook with a sheet for each value of the first column."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import xlsxwriter
from django.http import Http404, HttpResponse

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_SHEET_NAME = 31


def table_file(kind: str, name: str, head: Sequence[str], rows: Sequence[Sequence[Any]], note: str = "") -> HttpResponse:
    """A table to download, as `csv` or `xlsx`; text stays text, whatever it begins with."""
    if kind == "csv":
        return _file(_csv(head, rows), "text/csv; charset=utf-8", f"{name}.csv")
    if kind == "xlsx":
        return _file(_workbook(head, rows, note), WORKBOOK, f"{name}.xlsx")
    raise Http404


def _csv(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    out.write("\ufeff")  # by which a spreadsheet knows that it is UTF-8
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row] for row in rows)
    return out.getvalue().encode()


def _workbook(head: Sequence[str], rows: Sequence[Sequence[Any]], note: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        bold = book.add_format({"bold": True})
        parts = groupby(rows, key=lambda row: str(row[0])) if head[0] == "section" else [("figures", rows)]
        for name, part in parts:
            sheet = book.add_worksheet(name[:LONGEST_SHEET_NAME])
            sheet.freeze_panes(1, 0)
            sheet.set_column(1, 2, 24)
            for at, row in enumerate([head, *part]):
                sheet.write_row(at, 0, ["" if cell is None else cell for cell in row], bold if at == 0 else None)
        if note:
            book.add_worksheet("about").write(0, 0, note)
    return out.getvalue()


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
