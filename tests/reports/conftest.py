from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ceyuan.errors import Lang
from ceyuan.indicators import Book
from ceyuan.reports import ResolvedReport, build, document_name, write_documents
from reports.small_city import PERIOD, book_of


@dataclass(frozen=True)
class Documents:
    """The six documents of the report of the small city."""

    folder: Path
    report: ResolvedReport

    def path(self, lang: Lang, ending: str) -> Path:
        return self.folder / document_name(self.report, lang, ending)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_of(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def report(book: Book) -> ResolvedReport:
    return build(book, book.definitions.reports["half-year"], PERIOD)


@pytest.fixture(scope="session")
def documents(report: ResolvedReport, tmp_path_factory: pytest.TempPathFactory) -> Documents:
    folder = tmp_path_factory.mktemp("documents")
    write_documents(report, folder)
    return Documents(folder, report)
