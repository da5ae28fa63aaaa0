"""The template of a dataset: a workbook with headers, units, drop-downs and notes that is received back without a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from ceyuan.definitions import Column, Dataset, Definitions
from ceyuan.errors import Lang
from ceyuan.intake.period_of import period_holding
from ceyuan.values import Bilingual

SHEET = Bilingual("填报", "Form")
NOTES = Bilingual("填表说明", "Notes")
CHOICES = Bilingual("选项", "Choices")
YES_NO = (Bilingual("是", "yes"), Bilingual("否", "no"))
TITLE_ROW, HEADER_ROW, FIRST_ROW, LAST_ROW = 0, 1, 2, 5000
PLAIN_DIGITS = 15  # a spreadsheet keeps no more digits of a number; longer ones are written as text
PRESENCE = {
    "row": Bilingual("必填", "required"),
    "header": Bilingual("可空", "may be empty"),
    "optional": Bilingual("选填，可删去此列", "optional, the column may be deleted"),
}
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_template(definitions: Definitions, dataset: str, out: Path, rows: Sequence[Mapping[str, object]] = (), lang: Lang = "zh") -> None:
    """Write the template, with rows already filled in when given.

    Args:
        definitions: the city's.
        dataset: its id or code.
        out: an `.xlsx` file; one that is there is replaced.
        rows: field → value as the ledger keeps it (money in yuan, a place by its code).
        lang: of headers, choices and notes.

    Raises:
        QuestionError: no such dataset.
    """
    form = Form(definitions, definitions.dataset(dataset), lang)
    with xlsxwriter.Workbook(str(out), OPTIONS) as book:
        sheet = book.add_worksheet(SHEET[lang])
        notes = book.add_worksheet(NOTES[lang])
        choices = book.add_worksheet(CHOICES[lang])
        choices.hide()
        _head(book, sheet, form)
        for at, column in enumerate(form.dataset.columns):
            _column(book, sheet, form, at)
            _choices(sheet, choices, form, at)
            sheet.write_column(FIRST_ROW, at, [form.written(column, row.get(column.name)) for row in rows])
        _notes(book, notes, form)


@dataclass(frozen=True)
class Form:
    """A dataset as its filer sees it, in a language."""

    definitions: Definitions
    dataset: Dataset
    lang: Lang

    def header(self, column: Column) -> str:
        """The header, with the unit in which the cells are written."""
        return f"{column.label[self.lang]}（{column.unit}）" if column.kind in ("money", "area") else column.label[self.lang]

    def choices(self, column: Column) -> dict[str, str]:
        """Code → the word that a cell says for it; empty where a cell is free."""
        if column.kind == "boolean":
            return {"true": YES_NO[0][self.lang], "false": YES_NO[1][self.lang]}
        if column.kind == "place" and self.definitions.places:
            return {place.code: place.label[self.lang] for place in self.definitions.places.entries}
        if column.kind == "category" and column.list == "tracks":
            tracks = self.definitions.track_list
            return {track.code: track.label[self.lang] for track in tracks.entries} if tracks else {}
        entries = self.definitions.lists[column.list].entries if column.list else ()
        return {entry.code: entry.label[self.lang] for entry in entries}

    def written(self, column: Column, value: Any) -> str | float | None:
        """A value of the ledger as the cell says it."""
        if value is None:
            return None
        if isinstance(value, bool):
            return self.choices(column)["true" if value else "false"]
        if column.is_number:
            return _number(Decimal(value) / self._factor(column))
        if isinstance(value, date):
            return str(period_holding(value, self.dataset.cadence)) if column.kind == "period" else value.isoformat()
        return self.choices(column).get(str(value), str(value))

    def _factor(self, column: Column) -> Decimal:
        return self.definitions.unit(column.unit).factor if column.unit and column.kind in ("money", "area") else Decimal(1)


def _number(value: Decimal) -> str | float:
    plain = value.normalize()
    return float(plain) if len(plain.as_tuple().digits) <= PLAIN_DIGITS else f"{plain:f}"


def _head(book: xlsxwriter.Workbook, sheet: Worksheet, form: Form) -> None:
    title = book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"})
    name = f"{form.dataset.code} {form.dataset.label[form.lang]}"
    sheet.write_string(TITLE_ROW, 0, name, title)
    sheet.set_row(TITLE_ROW, 26)
    sheet.freeze_panes(FIRST_ROW, 0)


def _column(book: xlsxwriter.Workbook, sheet: Worksheet, form: Form, at: int) -> None:
    column = form.dataset.columns[at]
    required = column.presence == "row"
    header = book.add_format({"bold": required, "bg_color": "#DCE6F1" if required else "#F2F2F2", "border": 1, "text_wrap": True})
    # Codes and dates are texts: a spreadsheet would round the one and reformat the other.
    cells = book.add_format({} if column.is_number else {"num_format": "@"})
    sheet.set_column(at, at, max(12, 2 * len(column.label.zh)), cells)
    sheet.write_string(HEADER_ROW, at, form.header(column), header)
    if column.note:
        sheet.write_comment(HEADER_ROW, at, column.note[form.lang])


def _choices(sheet: Worksheet, choices: Worksheet, form: Form, at: int) -> None:
    words = list(form.choices(form.dataset.columns[at]).values())
    if not words:
        return
    choices.write_column(0, at, words)
    letter = xlsxwriter.utility.xl_col_to_name(at, col_abs=True)
    source = f"='{CHOICES[form.lang]}'!{letter}$1:{letter}${len(words)}"
    # A warning, not a stop: old names and aliases are received too.
    sheet.data_validation(FIRST_ROW, at, LAST_ROW, at, {"validate": "list", "source": source, "error_type": "warning"})


def _notes(book: xlsxwriter.Workbook, notes: Worksheet, form: Form) -> None:
    bold = book.add_format({"bold": True})
    heads = (Bilingual("列", "column"), Bilingual("要求", "presence"), Bilingual("单位", "unit"), Bilingual("说明", "note"))
    notes.write_row(0, 0, [head[form.lang] for head in heads], bold)
    for at, column in enumerate(form.dataset.columns, start=1):
        said = column.note[form.lang] if column.note else ""
        notes.write_row(at, 0, [column.label[form.lang], PRESENCE[column.presence][form.lang], column.unit or "", said])
    notes.set_column(0, 2, 20)
    notes.set_column(3, 3, 80)
