"""The template as a workbook: the sheet to fill in, a sheet of notes, and a hidden sheet for long lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from ceyuan.definitions import Column, Definitions
from ceyuan.errors import Lang
from ceyuan.intake.quarantine import SAFE
from ceyuan.intake.template.notes import NOTES_SHEET, write_notes
from ceyuan.intake.template.writing import Writing

_ROWS = 2000  # rows that get drop-downs
_INLINE = 250  # characters of a list that Excel takes in place; a longer one stands on a sheet of its own
_DIGITS = 15  # of a number that a spreadsheet keeps exactly; a longer one is written as text
_HEADER_ROW = 2
ALWAYS = datetime(2000, 1, 1)  # so that the same rows are the same bytes, and so one batch
_LISTS = {"zh": "代码表", "en": "Lists"}
_HINT = {
    "zh": "黄底的列必填；各列的含义、单位和可选值见“填表说明”",
    "en": "Yellow columns are required; see the notes for units and values",
}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "hint": {"italic": True, "font_color": "#666666"},
    "required": {"bold": True, "border": 1, "text_wrap": True, "bg_color": "#FFF2CC"},
    "optional": {"border": 1, "text_wrap": True, "bg_color": "#F2F2F2"},
    "text": {"num_format": "@"},
    "date": {"num_format": "yyyy-mm-dd"},
    "number": {"num_format": "General"},
}


def write_template(definitions: Definitions, dataset: str, out: Path, rows: Sequence[Mapping[str, object]] = (), lang: Lang = "zh") -> None:
    """Write the template, with rows already filled in when given.

    Args:
        definitions: the city's.
        dataset: its id or code.
        out: where to.
        rows: field → value as the ledger keeps it (money in yuan, a place by its code).
        lang: of the headers and notes.

    Raises:
        QuestionError: no such dataset.
    """
    writing = Writing(definitions, definitions.dataset(dataset), lang)
    with xlsxwriter.Workbook(out, SAFE) as book:
        book.set_properties({"created": ALWAYS})
        formats = {name: book.add_format(dict(look)) for name, look in _FORMATS.items()}
        page = book.add_worksheet(sheet_name(writing.dataset.label[lang]))
        notes = book.add_worksheet(NOTES_SHEET[lang])
        _Template(book, page, writing, formats).write(rows)
        write_notes(notes, writing, formats)


@dataclass(frozen=True)
class _Template:
    """A template being written."""

    book: xlsxwriter.Workbook
    page: Worksheet
    writing: Writing
    formats: Mapping[str, Format]

    def write(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Write the title, the headers with what their cells may hold, and the rows."""
        dataset, lang = self.writing.dataset, self.writing.lang
        self.page.write_string(0, 0, f"{dataset.code} {dataset.label[lang]}", self.formats["title"])
        self.page.write_string(1, 0, _HINT[lang], self.formats["hint"])
        for at, column in enumerate(dataset.filled_in):
            self._write_header(at, column)
            for nth, row in enumerate(rows, start=_HEADER_ROW + 1):
                if row.get(column.name) is not None:
                    self._write_cell(nth, at, self.writing.written(column, row[column.name]))
        self.page.freeze_panes(_HEADER_ROW + 1, 0)

    def _write_header(self, at: int, column: Column) -> None:
        style = "required" if column.presence == "row" else "optional"
        self.page.write_string(_HEADER_ROW, at, self.writing.header(column), self.formats[style])
        kept = "date" if column.kind == "date" else "number" if column.is_number else "text"
        self.page.set_column(at, at, 16, self.formats[kept])
        choices = self.writing.choices(column)
        if choices:
            source = choices if len(",".join(choices)) <= _INLINE else self._listed(choices, at)
            rule = {"validate": "list", "source": source, "error_type": "warning"}
            self.page.data_validation(_HEADER_ROW + 1, at, _HEADER_ROW + _ROWS, at, rule)

    def _listed(self, choices: list[str], at: int) -> str:
        """Put a long list on the sheet of lists, in the column of the same number."""
        name = _LISTS[self.writing.lang]
        page = self.book.get_worksheet_by_name(name) or self.book.add_worksheet(name)
        page.hide()
        for row, choice in enumerate(choices):
            page.write_string(row, at, choice)
        return f"='{name}'!${xl_col_to_name(at)}$1:${xl_col_to_name(at)}${len(choices)}"

    def _write_cell(self, row: int, at: int, shown: object) -> None:
        if isinstance(shown, date):
            self.page.write_datetime(row, at, shown, self.formats["date"])
        elif isinstance(shown, Decimal | int) and len(f"{shown:f}".replace(".", "").lstrip("-0")) <= _DIGITS:
            self.page.write_number(row, at, float(shown), self.formats["number"])
        else:
            text = f"{shown:f}" if isinstance(shown, Decimal) else str(shown)
            self.page.write_string(row, at, text, self.formats["text"])


def sheet_name(label: str) -> str:
    """A label as the name of a sheet."""
    return "".join(c for c in label if c not in r"[]:*?/\\")[:31]
