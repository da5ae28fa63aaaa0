"""The sheet of rows behind a headline figure: all that count, then all that do not, with file, sheet, cell and reason."""

from __future__ import annotations

import polars as pl
from xlsxwriter.worksheet import Worksheet

from ceyuan.errors import Lang
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
        sheet.write_string(row, 0, words.role(one.role, one.window)[lang], book.look("soft"))
        sheet.write_string(row, 2, f"{one.words[lang]}：{one.rows:,}")
        row += 1
    sheet.write_string(row, 2, words.OTHERS[lang], book.look("soft"))
    _rows(book, sheet, row + 2, proof)


def _rows(book: Workbook, sheet: Worksheet, top: int, proof: Proof) -> None:
    """The heads of the columns now; the rows when the workbook is closed."""
    lang = book.lang
    frame = pl.concat([proof.counted, proof.left_out], how="diagonal_relaxed")
    filled = [column for column in proof.columns if frame[column.name].null_count() < frame.height]
    labels = [label[lang] for label, _ in _PLACE] + [column.label[lang] for column in filled]
    book.head(sheet, top, [(label, False) for label in labels])
    columns = [*_placed(frame, lang), *(_shown(column, frame[column.name], lang) for column in filled)]
    for at, column in enumerate(columns):
        width = _PLACE[at][1] if at < len(_PLACE) else 18
        sheet.set_column(at, at, width, book.look("date") if column.dtype == pl.Date else None)
    sheet.autofilter(top, 0, top + frame.height, len(labels) - 1)
    book.append(sheet, columns, top + 1)


def _placed(frame: pl.DataFrame, lang: Lang) -> list[pl.Series]:
    counts = {True: words.YES[lang], False: words.NO[lang]}
    return [
        _roles(frame, lang),
        frame["counted"].replace_strict(counts, return_dtype=pl.String),
        *(frame[name] for name in (f"detail_{lang}", "weight", "batch", "file", "sheet", "cell")),
    ]


def _roles(frame: pl.DataFrame, lang: Lang) -> pl.Series:
    said = {f"{role} {window}": words.role(role, window)[lang] for role, window in frame.select("role", "window").unique().iter_rows()}
    return frame.select(pl.concat_str("role", "window", separator=" ").replace(said)).to_series()


def _shown(column: ProofColumn, values: pl.Series, lang: Lang) -> pl.Series:
    """The values as they are kept; codes of districts, tracks and categories by their names."""
    return values.replace({code: label[lang] for code, label in column.labels.items()}) if column.labels else values
