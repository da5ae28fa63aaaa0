"""Writing the workbook: contents, figures, tables, charts, then the rows behind the headline figures."""

from __future__ import annotations

from pathlib import Path

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.excel.blocks import chart, table
from ceyuan.reports.excel.evidence import evidence
from ceyuan.reports.excel.overview import contents, figures
from ceyuan.reports.excel.workbook import Workbook
from ceyuan.reports.tree import Chart, ResolvedReport, Table


def write_excel(report: ResolvedReport, lang: Lang, path: Path) -> Path:
    """Write the report as a workbook; the same report is the same bytes.

    Returns:
        The path.
    """
    book = Workbook(report, lang, path)
    first = book.sheet(words.CONTENTS[lang], "")
    figures(book)
    for section in report.sections:
        for block in section.blocks:
            match block:
                case Table():
                    table(book, block)
                case Chart():
                    chart(book, block)
    for name in report.headline:
        evidence(book, name)
    contents(book, first)
    book.close()
    return path
