"""The first two sheets: what the workbook holds, and every figure with its comparison, its rows and where they are."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.excel.workbook import Workbook
from ceyuan.reports.naming import command, evidence_link, evidence_sheet
from ceyuan.reports.notes import notes
from ceyuan.reports.tree import CitedFigure
from ceyuan.values import Bilingual

FIGURES = Bilingual("指标", "Figures")
ABOUT = Bilingual("目录", "Contents")
_COLUMNS = (
    (words.FIGURE, False, 34), (words.VALUE, True, 16), (words.UNIT, False, 12), (words.ASPECTS["base"], True, 16),
    (words.ASPECTS["change"], True, 15), (words.ASPECTS["average"], True, 12), (words.EXACT, True, 24), (words.ROWS, True, 10),
    (words.NOT_COUNTED, True, 10), (words.EVIDENCE, False, 46), (words.VERIFIED, False, 10), (words.SCOPE, False, 60),
    (words.REFERENCE, False, 34), (words.SECTIONS, False, 12), (words.VERSION, True, 10), (words.IDENTITY, False, 40),
)  # fmt: skip


def contents(book: Workbook, sheet: Worksheet) -> None:
    """Fill the first sheet, when all others are known."""
    report, lang = book.report, book.lang
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, report.title[lang], book.look("title"))
    row = 1
    if report.is_synthetic:
        sheet.write_string(row, 0, words.SYNTHETIC[lang], book.look("notice"))
        row += 1
    version = f"{words.VERSION[lang]} {report.version} · {words.DEFINITIONS[lang]} {report.definitions_sha256}"
    sheet.write_string(row, 0, f"{report.period.label(lang)} · {version}", book.look("soft"))
    row += 2
    for title, about in book.sheets[1:]:
        sheet.write_url(row, 0, f"internal:'{title}'!A1", book.look("link"), title)
        sheet.write_string(row, 1, about)
        row += 1
    for note in notes(report, lang):
        row += 1
        sheet.write_string(row, 0, note.label, book.look("head"))
        sheet.write_string(row, 1, note.text, book.look("wrapped"))
        for nth, (_, label, why) in enumerate(note.figures, 1):
            sheet.write_string(row + nth, 1, f"{label} – {why}" if why else label)
        row += 1 + len(note.figures)


def figures(book: Workbook) -> None:
    """A row a figure."""
    sheet, lang = book.sheet(FIGURES[book.lang], words.ALL_FIGURES[book.lang]), book.lang
    book.head(sheet, 0, [(label[lang], is_number) for label, is_number, _ in _COLUMNS])
    for column, (_, _, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(book.report.figures), len(_COLUMNS) - 1)
    for row, (name, cited) in enumerate(book.report.figures.items(), 1):
        _figure(book, sheet, row, name, cited)


def _figure(book: Workbook, sheet: Worksheet, row: int, name: str, cited: CitedFigure) -> None:
    lang, figure = book.lang, cited.figure
    sheet.write_string(row, 0, cited.label[lang], book.look("text"))
    for column, aspect in zip((1, 3, 4, 5), words.ASPECTS, strict=True):
        book.cell(sheet, row, column, cited.cells[aspect])
    sheet.write_string(row, 2, cited.unit[lang], book.look("text"))
    sheet.write_string(row, 6, "" if figure.value is None else f"{figure.value:,} {cited.exact_unit[lang]}", book.look("right"))
    sheet.write_number(row, 7, figure.rows, book.number("#,##0"))
    sheet.write_number(row, 8, sum(figure.left_out.values()), book.number("#,##0"))
    if name in book.report.headline:
        sheet.write_url(row, 9, evidence_link(book.report, name, lang), book.look("link"), evidence_sheet(book.report, name, lang))
    else:
        sheet.write_string(row, 9, command(figure.key), book.look("text"))
    words_of = (words.YES if figure.verified else words.NO)[lang], _scope(cited, lang), _reference(cited), "、".join(map(str, cited.where))
    for column, text in enumerate(words_of, 10):
        sheet.write_string(row, column, text, book.look("text"))
    sheet.write_number(row, 14, figure.version, book.number("0"))
    sheet.write_string(row, 15, name, book.look("soft"))


def _scope(cited: CitedFigure, lang: Lang) -> str:
    scope = cited.indicator.scope or cited.indicator.note
    return scope[lang] if scope else ""


def _reference(cited: CitedFigure) -> str:
    reference = cited.indicator.reference
    return "，".join(filter(None, (reference.instrument, reference.article))) if reference else ""
