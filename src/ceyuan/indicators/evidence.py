"""Evidence: the rows that made a figure, with their weight in it, and the rows that did not, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ceyuan.indicators.book import Book
from ceyuan.indicators.figure import FigureKey


@dataclass(frozen=True)
class Evidence:
    """The rows behind one figure.

    Columns: `role` (current, base; numerator, denominator of a derived figure), `window` (current, base), `indicator`, `weight`,
    `counted`, `reason`, `detail_zh`, `detail_en`, `batch`, `file`, `sheet`, `row`, then the dataset's columns.

    Attributes:
        key: of the figure.
    """

    book: Book
    key: FigureKey

    def page(self, limit: int = 100, offset: int = 0, *, counted: bool | None = None) -> pa.Table:
        """Some rows: those of the current window first, in the order of the files.

        Args:
            limit, offset: how many, from where.
            counted: only the rows that count, or only those left out; None for both.
        """
        raise NotImplementedError

    def table(self) -> pa.Table:
        """All rows, in memory."""
        raise NotImplementedError

    def left_out(self) -> pa.Table:
        """How many rows were left out: `role`, `window`, `reason`, `rows`."""
        raise NotImplementedError

    def write(self, path: Path) -> int:
        """Write all rows to an `.xlsx`, `.csv` or `.parquet` file; text stays text, whatever it begins with.

        Returns:
            The number of rows.

        Raises:
            QuestionError: another ending, or more rows than a workbook holds.
        """
        raise NotImplementedError


def evidence(book: Book, key: FigureKey) -> Evidence:
    """The rows behind a figure.

    Raises:
        QuestionError: an unknown name, or a period that the indicator does not have.
    """
    raise NotImplementedError
