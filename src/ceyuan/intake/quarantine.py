"""The quarantine workbook: the refused rows of a batch in the shape of their file, to be mended and received again."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ceyuan.definitions import Dataset
from ceyuan.errors import Fault, Lang, QuestionError
from ceyuan.intake.delivery import Desk
from ceyuan.intake.headers.vocabulary import SOURCE_ROW
from ceyuan.intake.kept import kept_sheet
from ceyuan.intake.mending import BATCH_PROPERTY, SOURCE_FIELD, waiting_rows
from ceyuan.intake.reading.fill import filled_texts
from ceyuan.intake.sheets import Sheet
from ceyuan.intake.sheets.address import index
from ceyuan.intake.sheets.sheet import ROW
from ceyuan.intake.words import Words
from ceyuan.ledger import SheetLayout

SAFE = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""What keeps a text a text in a workbook that we write."""

FAULTY = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
_HEADER = {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}


def write_quarantine(desk: Desk, batch: int, out: Path, lang: Lang = "zh") -> int:
    """Write the rows of a batch that are still in quarantine, faulty cells coloured and commented.

    Returns:
        The number of rows.

    Raises:
        QuestionError: no such batch, or it has nothing in quarantine.
    """
    found = desk.ledger.batch(batch)
    rows = waiting_rows(desk.ledger, batch)
    if rows.is_empty():
        raise QuestionError(_nothing(batch))
    dataset, words = desk.definitions.dataset(found.dataset), Words.of(desk.definitions)
    with tempfile.TemporaryDirectory() as scratch, xlsxwriter.Workbook(out, SAFE) as book:
        book.set_custom_property(BATCH_PROPERTY, batch)
        styles = Styles(book.add_format(_HEADER), book.add_format(FAULTY))
        for layout in found.sheets:
            refused = rows.filter(pl.col("_sheet") == layout.name)
            if refused.height:
                folder = Path(tempfile.mkdtemp(dir=scratch))
                page = Page(kept_sheet(desk.ledger, found, layout.name, folder), layout, dataset, words)
                page.write(book.add_worksheet(layout.name), refused, styles, lang)
    return rows.height


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of a quarantine workbook."""

    header: Format
    faulty: Format


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a quarantine workbook.

    Attributes:
        sheet: the sheet as it came.
        layout: how it was read.
        dataset: what it is of.
        words: of the city.
    """

    sheet: Sheet
    layout: SheetLayout
    dataset: Dataset
    words: Words

    def write(self, page: Worksheet, refused: pl.DataFrame, styles: Styles, lang: Lang) -> None:
        """Write the titles and headers as they came, then the refused rows."""
        self._write_top(page, styles)
        texts = self._filled(refused["_row"])
        for nth, (row, cells, reasons) in enumerate(refused.select("_row", "cells", "reasons").iter_rows()):
            at = self.layout.header_row + nth
            line = {**dict(enumerate(json.loads(cells))), **texts.get(row, {})}
            _write_row(page, at, {c: text for c, text in line.items() if text is not None}, self._said(json.loads(reasons), lang), styles)
            page.write_number(at, self._source_column, row)
        page.freeze_panes(self.layout.header_row, 0)
        page.set_column(0, self._source_column, 16)

    @property
    def _source_column(self) -> int:
        """Where the rows say where they stood: after the last column, or where they said it before."""
        known = self.layout.columns.get(SOURCE_FIELD)
        return index(known) if known else self.sheet.width

    def _write_top(self, page: Worksheet, styles: Styles) -> None:
        for number, row in enumerate(self.sheet.head[: self.layout.header_row]):
            for column, text in enumerate(row):
                if text is not None:
                    page.write_string(number, column, text, styles.header)
        for merge in self.sheet.merges or ():
            if merge.last_row < self.layout.header_row:
                text = self.sheet.head[merge.first_row][merge.first_column] or ""
                page.merge_range(merge.first_row, merge.first_column, merge.last_row, merge.last_column, text, styles.header)
        page.write_string(self.layout.header_row - 1, self._source_column, SOURCE_ROW, styles.header)

    def _filled(self, rows: pl.Series) -> Mapping[int, Mapping[int, str]]:
        """The texts that stood in merged or repeated cells above the rows: row → column → text."""
        columns = [index(self.layout.columns[c.name]) for c in self.dataset.columns if c.fill_down and c.name in self.layout.columns]
        if not columns:
            return {}
        first = self.layout.header_row + 1
        filled = [filled_texts(self.sheet, column, first, self.words).alias(str(column)) for column in columns]
        found = self.sheet.frame.select(ROW, *filled).filter(pl.col(ROW).is_in(rows.implode())).collect()
        return {row: {c: text for c, text in zip(columns, texts, strict=True) if text is not None} for row, *texts in found.iter_rows()}

    def _said(self, reasons: Sequence[Mapping[str, str]], lang: Lang) -> dict[int, str]:
        """Column → what is wrong with its cell; what is wrong with the whole row stands at the source row."""
        said: dict[int, list[str]] = {}
        for reason in reasons:
            column = index(reason["column"]) if reason["column"] else self._source_column
            said.setdefault(column, []).append(reason[lang])
        return {column: "\n".join(texts) for column, texts in said.items()}


def _write_row(page: Worksheet, row: int, line: Mapping[int, str], said: Mapping[int, str], styles: Styles) -> None:
    for column, text in line.items():
        page.write_string(row, column, text, styles.faulty if column in said else None)
    for column, text in said.items():
        if column not in line:
            page.write_blank(row, column, None, styles.faulty)
        page.write_comment(row, column, text, {"x_scale": 2, "y_scale": 1.5, "author": "Ceyuan"})


def _nothing(batch: int) -> Fault:
    return Fault("nothing-in-quarantine", f"批次 {batch} 没有待改正的行", f"Batch {batch} has no rows in quarantine")
