"""Workbooks as sheets of texts: values by the fast reader, what it does not tell by the markup."""

from __future__ import annotations

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
from ceyuan.intake.sheets.loaded import Loaded
from ceyuan.intake.sheets.marked import in_percent, replaced
from ceyuan.intake.sheets.markup import Markup, SheetMarkup
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
        sheet = _sheet(_load(path, reader, nth), known, markup.epoch if markup else EPOCH_1900)
        _raise(_too_long(path, sheet, limits))
        yield sheet


def _load(path: Path, reader: fastexcel.ExcelReader, nth: int) -> Loaded:
    try:
        return Loaded(reader, nth)
    except fastexcel.FastExcelError as error:
        raise SourceError(_unreadable(path, str(error))) from None


def _sheet(loaded: Loaded, markup: SheetMarkup | None, epoch: date) -> Sheet:
    texts = loaded.take_texts()
    if markup:
        texts = in_percent(replaced(texts, markup.numbers), markup.percents)
    texts = replaced(texts, loaded.error_texts | (markup.formulas if markup else {}))
    return Sheet(
        name=loaded.name,
        is_hidden=loaded.is_hidden,
        width=texts.width,
        head=_rows(texts.head(HEAD_ROWS)),
        tail=_rows(texts.tail(TAIL_ROWS)),
        frame=texts.with_row_index(ROW, offset=1).lazy(),
        rows=texts.height,
        merges=tuple(markup.merges) if markup else None,
        epoch=epoch,
    )


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


def _too_long(path: Path, sheet: Sheet, limits: Limits) -> list[Fault]:
    limit, faults = limits.cell_characters, []
    longest = sheet.frame.select(pl.col(sheet.columns).str.len_bytes().max()).collect().row(0) if sheet.width else ()
    for at, size in enumerate(longest):
        sizes = sheet.frame.select(pl.col(text_column(at)).str.len_chars()).collect().to_series() if (size or 0) > limit else None
        if sizes is not None and (sizes.max() or 0) > limit:  # type: ignore[operator]  # whole numbers
            row = int(sizes.arg_max() or 0)
            where = cell(sheet.name, letter(at), row + 1)
            zh, en = f"单元格有 {sizes[row]} 个字，上限为 {limit}", f"The cell holds {sizes[row]} characters, the limit is {limit}"
            faults.append(refusal("oversized-cell", zh, en, f"{path.name} › {where}"))
    return faults


def _unreadable(path: Path, why: str) -> Fault:
    if "assword" in why:
        fix = ("请取消密码后重新发送", "Remove its password and send it again")
        return refusal("encrypted-file", "工作簿已加密", "The workbook is encrypted", path.name, fix)
    return refusal("damaged-file", "工作簿已损坏，读不出来", "The workbook is damaged and cannot be read", path.name, SAVE_AS)


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise SourceError(*faults)
