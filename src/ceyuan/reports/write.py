"""A report in all its forms and languages, into one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ceyuan.definitions import Report
from ceyuan.errors import Lang
from ceyuan.indicators import Book
from ceyuan.reports.build import build
from ceyuan.reports.excel import write_excel
from ceyuan.reports.naming import Ending, document_name
from ceyuan.reports.page import write_html
from ceyuan.reports.tree import ResolvedReport
from ceyuan.reports.word import write_word
from ceyuan.values import Period

_WRITERS: dict[Ending, Callable[[ResolvedReport, Lang, Path], Path]] = {"html": write_html, "docx": write_word, "xlsx": write_excel}
_LANGUAGES: tuple[Lang, ...] = ("zh", "en")
_FORMS = tuple((ending, lang) for ending in _WRITERS for lang in _LANGUAGES)


class Progress(Protocol):
    """Told how many documents are written, of how many, and which is next."""

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        """Show it."""


def write_report(book: Book, definition: Report, period: Period, folder: Path, progress: Progress | None = None) -> list[Path]:
    """Write the report of a period as HTML, Word and Excel, each in Chinese and English.

    Returns:
        The files written.

    Raises:
        QuestionError: the report is not written for such periods, or asks what an indicator does not have.
        DefinitionError: its Word template is not there, or lacks a style or a place.
    """
    (progress or _silent)(0, len(_FORMS))
    return write_documents(build(book, definition, period), folder, progress)


def write_documents(report: ResolvedReport, folder: Path, progress: Progress | None = None) -> list[Path]:
    """Write a resolved report in all its forms and languages.

    Returns:
        The files written.

    Raises:
        DefinitionError: its Word template lacks a style or a place.
    """
    told = progress or _silent
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for done, (ending, lang) in enumerate(_FORMS):
        path = folder / document_name(report, lang, ending)
        told(done, len(_FORMS), path.name)
        written.append(_WRITERS[ending](report, lang, path))
    return written


def _silent(done: int, total: int | None = None, what: str = "") -> None:
    """Nobody watches."""
