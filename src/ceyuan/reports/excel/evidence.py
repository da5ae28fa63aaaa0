"""The sheet of rows behind a headline figure: all that count, then all that do not, with file, sheet, cell and reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import polars as pl
from xlsxwriter.worksheet import Worksheet

from ceyuan.errors import Lang
from ceyuan.indicators.reasons import left_out_words
from ceyuan.reports import words
from ceyuan.reports.excel.overview import FIGURES
from ceyuan.reports.excel.workbook import Workbook
from ceyuan.reports.naming import evidence_sheet
from ceyuan.reports.notes import facts
from ceyuan.reports.proof import Proof, ProofColumn

_PLACE = (
    (words.ROLE, 10), (words.COUNTED, 8), (words.REASON, 30), (words.WEIGHT, 12), (words.BATCH, 7), (words.FILE, 40), (words.SHEET, 14),
    (words.CELL, 9),
)  # fmt: skip


def evidence(book: Workbook, name: str) -> None:
    """All rows of a figure, as many as the report's definition lets into a workbook."""
    cited, lang = book.report.figures[name], book.lang
    sheet = book.sheet(evidence_sheet(book.report, name, lang), cited.label[lang])
    book.title(sheet, cited.label[lang], back=FIGURES[lang])
    row = 2
    for label, text in facts(cited, lang):
        sheet.write_string(row, 0, label, book.look("soft"))
        sheet.write_string(row, 2, text)
        row += 1
    proof = book.report.proof(name)
    for one in proof.reasons:
        sheet.write_string(row, 0, words.role(one.role)[lang], book.look("soft"))
        sheet.write_string(row, 2, f"{left_out_words(one.reason)[lang]}：{one.rows:,}")
        row += 1
    _rows(book, sheet, row + 1, proof)


def _rows(book: Workbook, sheet: Worksheet, top: int, proof: Proof) -> None:
    lang = book.lang
    frame = pl.concat([proof.counted, proof.left_out], how="diagonal_relaxed")
    labels = [(label[lang], False) for label, _ in _PLACE] + [(column.label[lang], False) for column in proof.columns]
    book.head(sheet, top, labels)
    for at, (_, width) in enumerate(_PLACE):
        sheet.set_column(at, at, width)
    sheet.set_column(len(_PLACE), len(labels) - 1, 18)
    columns = [*_placed(frame, lang), *(_shown(column, frame[column.name], lang) for column in proof.columns)]
    for at, values in enumerate(columns):
        _column(book, sheet, (top + 1, at), values)
    sheet.autofilter(top, 0, top + frame.height, len(labels) - 1)


def _placed(frame: pl.DataFrame, lang: Lang) -> list[list[Any]]:
    counts = {True: words.YES[lang], False: words.NO[lang]}
    return [
        [words.role(role)[lang] for role in frame["role"].to_list()],
        [counts[is_counted] for is_counted in frame["counted"].to_list()],
        *(frame[name].to_list() for name in (f"detail_{lang}", "weight", "batch", "file", "sheet", "cell")),
    ]


def _shown(column: ProofColumn, values: pl.Series, lang: Lang) -> list[Any]:
    """The values as they are kept; codes of districts, tracks and categories by their names."""
    if not column.labels:
        return values.to_list()
    names = {code: label[lang] for code, label in column.labels.items()}
    return [names.get(code, code) for code in values.to_list()]


def _column(book: Workbook, sheet: Worksheet, at: tuple[int, int], values: Sequence[Any]) -> None:
    (row, column), day = at, book.look("date")
    for below, value in enumerate(values):
        match value:
            case None:
                continue
            case bool():
                sheet.write_boolean(row + below, column, value)
            case int() | float() | Decimal():
                sheet.write_number(row + below, column, float(value))
            case date():
                sheet.write_datetime(row + below, column, datetime.combine(value, time()), day)  # Excel has no dates without a time
            case _:
                sheet.write_string(row + below, column, str(value))
