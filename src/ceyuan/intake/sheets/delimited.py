"""Text tables as sheets: the beginning and the end are read here, the rest streams."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ceyuan.errors import Fault, SourceError
from ceyuan.intake.kinds.date import EPOCH_1900
from ceyuan.intake.limits import Limits
from ceyuan.intake.refusal import refusal, wrong_encoding
from ceyuan.intake.sheets.recode import in_utf8, unpacked
from ceyuan.intake.sheets.sheet import ROW, Row, Sheet, text_column
from ceyuan.intake.sniff import Sniffed
from ceyuan.intake.sniff.delimiter import delimiter_of
from ceyuan.intake.sniff.encoding import encoding_of, first_bad_line, unreadable

HEAD_ROWS, TAIL_ROWS = 60, 20
_HEAD_BYTES, _TAIL_BYTES = 1 << 20, 1 << 16
_SHEET_NAME = 31  # characters, as Excel allows


@dataclass(frozen=True, slots=True)
class _Text:
    """A text table in UTF-8, and the name of the file it came as."""

    path: Path
    name: str
    delimiter: str

    def rows(self, text: str, count: int) -> list[Row]:
        """The first rows of a piece of it."""
        rows: list[Row] = []
        for cells in csv.reader(text.splitlines(keepends=True), delimiter=self.delimiter):
            rows.append(tuple(cell or None for cell in cells))
            if len(rows) == count:
                break
        return rows


def delimited_sheet(found: Sniffed, limits: Limits, scratch: Path) -> Sheet:
    """The one sheet of a text file.

    Raises:
        SourceError: it is damaged, of mixed encodings, or too wide.
    """
    name = found.path.name
    packed = unpacked(found, limits, scratch) if found.is_gzip else found.path
    encoding = found.encoding or encoding_of(packed)
    if encoding is None:
        raise SourceError(unreadable(packed, name))
    path = in_utf8(packed, encoding, scratch, name)
    start = _decoded(path, 0, _HEAD_BYTES)
    if not start.strip():
        raise SourceError(refusal("empty-file", "文件为空", "The file is empty", name))
    return _sheet(_Text(path, name, delimiter_of(start)), start, limits)


def _sheet(text: _Text, start: str, limits: Limits) -> Sheet:
    head = _head(text, start, limits)
    width = max(len(row) for row in head)
    size = text.path.stat().st_size
    end = _decoded(text.path, max(0, size - _TAIL_BYTES), _TAIL_BYTES).partition("\n")[2] if size > _TAIL_BYTES else start
    lines = start.count("\n") + 1
    return Sheet(
        name=_sheet_name(text.name),
        is_hidden=False,
        width=width,
        head=tuple(head),
        tail=tuple(_quietly(text, end)[-TAIL_ROWS:]),
        frame=_scan(text, width),
        rows=lines if size <= _HEAD_BYTES else size * lines // len(start.encode()),
        merges=None,
        epoch=EPOCH_1900,
        path=text.path,
    )


def _sheet_name(file: str) -> str:
    """What Excel calls the sheet when it opens the file: the name without its ending, and without what no sheet's name may hold."""
    stem = file.removesuffix(".gz").rpartition(".")[0] or file
    return "".join(c for c in stem if c not in "[]:*?/\\'")[:_SHEET_NAME] or "Sheet"


def _head(text: _Text, start: str, limits: Limits) -> list[Row]:
    try:
        head = text.rows(start, HEAD_ROWS)
    except csv.Error:
        raise SourceError(_too_long(text.name, limits)) from None
    if any(len(row) > limits.columns for row in head):
        raise SourceError(_too_wide(text.name, limits))
    if any(cell and len(cell) > limits.cell_characters for row in head for cell in row):
        raise SourceError(_too_long(text.name, limits))
    return head


def _quietly(text: _Text, end: str) -> list[Row]:
    """The rows of a piece that may begin inside a cell."""
    try:
        return text.rows(end, -1)
    except csv.Error:
        return []


def _scan(text: _Text, width: int) -> pl.LazyFrame:
    """All rows, with one column more than the table has, which tells rows with too many cells."""
    return pl.scan_csv(
        text.path,
        has_header=False,
        separator=text.delimiter,
        schema={text_column(index): pl.String for index in range(width + 1)},
        missing_columns="insert",
        extra_columns="ignore",
        truncate_ragged_lines=True,
        row_index_name=ROW,
        row_index_offset=1,
        raise_if_empty=False,
    )


def reading_fault(path: Path, name: str) -> Fault:
    """Why polars could not read a text to its end: another encoding, or quotes that do not match."""
    if line := first_bad_line(path):
        return wrong_encoding(name, f"第 {line} 行", f"in line {line}")
    return refusal("damaged-file", "引号不配对，表格读不到底", "Quotes do not match, the table cannot be read to its end", name)


def _decoded(path: Path, at: int, size: int) -> str:
    with path.open("rb") as file:
        file.seek(at)
        return file.read(size).decode("utf-8-sig", "ignore")


def _too_wide(name: str, limits: Limits) -> Fault:
    zh, en = f"列数超过上限 {limits.columns}", f"It has more than {limits.columns} columns"
    return refusal("oversized-sheet", zh, en, name)


def _too_long(name: str, limits: Limits) -> Fault:
    zh, en = f"有单元格超过 {limits.cell_characters} 个字", f"A cell holds more than {limits.cell_characters} characters"
    return refusal("oversized-cell", zh, en, name)
