"""What the documents of a report and their parts are called, so that one can name the other."""

from __future__ import annotations

from typing import Literal

from ceyuan.errors import Lang
from ceyuan.indicators import FigureKey
from ceyuan.reports.tree import ResolvedReport
from ceyuan.values import Bilingual

Ending = Literal["docx", "xlsx", "html"]

COMMAND = "ceyuan evidence "
_SHEET = Bilingual("来源", "Evidence ")


def document_name(report: ResolvedReport, lang: Lang, ending: Ending) -> str:
    """The file of a report in one language and form: `half-year-2021H1.zh.docx`."""
    return f"{report.name}-{report.period}.{lang}.{ending}".replace("..", "_")


def evidence_sheet(report: ResolvedReport, figure: str, lang: Lang) -> str:
    """The sheet of the workbook that holds all rows of a headline figure."""
    return f"{_SHEET[lang]}{report.headline.index(figure) + 1}"


def command(key: FigureKey) -> str:
    """The command that gives all rows of a figure."""
    place = f" --place {key.place}" if key.place else ""
    track = f" --track {key.track}" if key.track else ""
    group = "".join(f" --by {column}={value}" for column, value in key.group)
    return f"{COMMAND}{key.indicator} {key.period}{place}{track}{group}"


def evidence_link(report: ResolvedReport, figure: str, lang: Lang) -> str:
    """The address of that sheet inside the workbook."""
    return f"internal:'{evidence_sheet(report, figure, lang)}'!A1"
