"""Workbooks as sheets of texts: values by the fast reader, what it does not tell by the markup."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import fastexcel
import polars as pl

from ceyuan.errors import Fault, SourceError
from ceyuan.intake.kinds.date import EPOCH_1900
from ceyuan.intake.limits import Limits
from ceyuan.intake.refusal import SAVE_AS, refusal
from ceyuan.intake.sheets.address import cell, letter
from ceyuan.intake.sheets.exact import exact
from ceyuan.intake.sheets.marked import in_percent, replaced
from ceyuan.intake.sheets.markup import Markup, Place, SheetMarkup
from ceyuan.intake.sheets.sheet import ROW, Row, Sheet, text_column
from ceyuan.intake.sheets.xls import EncryptedError, xls_markup
from ceyuan.intake.sheets.xlsx import xlsx_markup
from ceyuan.intake.sniff import Sniffed
from ceyuan.intake.sniff.compound import DamagedError

HEAD_ROWS, TAIL_ROWS = 60, 20
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    DamagedError,
    KeyError,
    IndexError,
    StopIteration,
    ValueError,
    struct.error,
    EOFError,
    OSError,
)
_ERRORS = {"Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!", "Value": "#VALUE!"}
_ERROR = re.compile(r"Error\((\w+)\)")


def workbook_sheets(found: Sniffed, limits: Limits) -> Iterator[Sheet]:
    """The sheets of a workbook, one after the other, so that only one is held.

    Raises:
        SourceError: the workbook is damaged or encrypted, or a sheet or a cell of it is too large.
    """
    path = found.path
    markup = _markup(found)
    try:
        reader = fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        raise SourceError(_unreadable(path, str(error))) from None
    for nth, name in enumerate(reader.sheet_names):
        known = markup.sheets.get(name) if markup else None
        _raise(_too_wide(path, name, known, limits) if known else [])
        yield _sheet(_Loaded(path, reader, nth, limits), known, markup.epoch if markup else EPOCH_1900)


class _Loaded:
    """A sheet that the fast reader has loaded."""

    def __init__(self, path: Path, reader: fastexcel.ExcelReader, nth: int, limits: Limits) -> None:
        self.path, self.limits = path, limits
        try:
            self.sheet = reader.load_sheet(nth, header_row=None, skip_rows=0, dtypes="string")
            self.batch, self.errors = self.sheet.to_arrow_with_errors()
        except fastexcel.FastExcelError as error:
            raise SourceError(_unreadable(path, str(error))) from None
        self._reader, self._nth = reader, nth

    def floats(self, columns: list[int]) -> pl.DataFrame:
        """Columns, by their places in the sheet, as floating-point numbers."""
        loaded = self._reader.load_sheet(self._nth, header_row=None, skip_rows=0, dtypes="float", use_columns=columns)
        numbers = pl.DataFrame(loaded.to_arrow())
        return numbers.rename(dict(zip(numbers.columns, map(text_column, columns), strict=True)))

    @property
    def first_column(self) -> int:
        """The sheet's first column that holds anything; those before it are not loaded."""
        columns = self.sheet.selected_columns
        return int(columns[0].absolute_index) if columns else 0

    @property
    def error_texts(self) -> dict[Place, str]:
        """Cells that hold an error → the error as the spreadsheet shows it."""
        found = {}
        for error in self.errors.errors if self.errors else ():
            kind = _ERROR.search(error.detail)
            row, column = error.offset_position
            found[(row, column + self.first_column)] = _ERRORS.get(kind.group(1), "#ERROR!") if kind else "#ERROR!"
        return found


def _sheet(loaded: _Loaded, markup: SheetMarkup | None, epoch: date) -> Sheet:
    texts = exact(_frame(loaded), loaded.floats)
    if markup:
        texts = in_percent(texts, markup.percents)
    texts = replaced(texts, loaded.error_texts | (markup.formulas if markup else {}))
    _raise(_too_long(loaded, texts))
    name = loaded.sheet.name
    return Sheet(
        name=name,
        is_hidden=loaded.sheet.visible != "visible",
        width=texts.width,
        head=_rows(texts.head(HEAD_ROWS)),
        tail=_rows(texts.tail(TAIL_ROWS)),
        frame=texts.with_row_index(ROW, offset=1).lazy(),
        rows=texts.height,
        merges=tuple(markup.merges) if markup else None,
        epoch=epoch,
    )


def _frame(loaded: _Loaded) -> pl.DataFrame:
    """The texts from column A on."""
    texts = pl.from_arrow(loaded.batch)
    assert isinstance(texts, pl.DataFrame)
    first = loaded.first_column
    before = [pl.lit(None, dtype=pl.String).alias(text_column(index)) for index in range(first)]
    return texts.select(*before, *(pl.col(name).alias(text_column(first + nth)) for nth, name in enumerate(texts.columns)))


def _rows(texts: pl.DataFrame) -> tuple[Row, ...]:
    return tuple(texts.rows())


def _markup(found: Sniffed) -> Markup | None:
    try:
        return xlsx_markup(found.path) if found.kind == "xlsx" else xls_markup(found.path)
    except EncryptedError:
        fix = ("请取消密码后重新发送", "Remove its password and send it again")
        raise SourceError(refusal("encrypted-file", "工作簿已加密", "The workbook is encrypted", found.path.name, fix)) from None
    except _DAMAGE as error:
        raise SourceError(_unreadable(found.path, str(error))) from None


def _too_wide(path: Path, name: str, markup: SheetMarkup, limits: Limits) -> list[Fault]:
    rows, columns = markup.rows, markup.columns
    if columns <= limits.columns and rows * columns <= limits.cells:
        return []
    zh = f"工作表“{name}”有 {rows} 行 {columns} 列，超过上限"
    en = f"The sheet '{name}' has {rows} rows and {columns} columns, above the limit"
    fix = ("请删去空白行列，或另存为 .csv 后发送", "Delete its empty rows and columns, or save it as .csv")
    return [refusal("oversized-sheet", zh, en, path.name, fix)]


def _too_long(loaded: _Loaded, texts: pl.DataFrame) -> list[Fault]:
    limit = loaded.limits.cell_characters
    faults = []
    for column in texts.iter_columns():
        sizes = column.str.len_bytes()
        if (sizes.max() or 0) > limit and (sizes := column.str.len_chars()).max() > limit:  # type: ignore[operator]  # whole numbers
            row = int(sizes.arg_max() or 0)
            where = cell(loaded.sheet.name, letter(texts.columns.index(column.name)), row + 1)
            zh, en = f"单元格有 {sizes[row]} 个字，上限为 {limit}", f"The cell holds {sizes[row]} characters, the limit is {limit}"
            faults.append(refusal("oversized-cell", zh, en, f"{loaded.path.name} › {where}"))
    return faults


def _unreadable(path: Path, why: str) -> Fault:
    if "assword" in why:
        fix = ("请取消密码后重新发送", "Remove its password and send it again")
        return refusal("encrypted-file", "工作簿已加密", "The workbook is encrypted", path.name, fix)
    return refusal("damaged-file", "工作簿已损坏，读不出来", "The workbook is damaged and cannot be read", path.name, SAVE_AS)


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise SourceError(*faults)
