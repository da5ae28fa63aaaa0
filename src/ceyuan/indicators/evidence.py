"""Evidence: the rows that made a figure, with their weight in it, and the rows that did not, with the reason."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from ceyuan.indicators.as_json import plain
from ceyuan.indicators.ask import compared_periods
from ceyuan.indicators.blocks import Block, blocks
from ceyuan.indicators.book import Book
from ceyuan.indicators.figure import FigureKey
from ceyuan.indicators.paging import streamed
from ceyuan.indicators.part import Part, parts
from ceyuan.indicators.presenting import columns, conformed, presented
from ceyuan.indicators.quantity import Asker
from ceyuan.indicators.quarantine import Refused
from ceyuan.indicators.question import Question, settle
from ceyuan.indicators.standing import PLACE_IN_FILES
from ceyuan.indicators.writing import write


@dataclass(frozen=True)
class Evidence:
    """The rows behind one figure.

    Columns: `role` (current, base; numerator, denominator of a derived figure), `window` (current, base), `indicator`, `weight`,
    `counted`, `reason`, `detail_zh`, `detail_en`, `batch`, `file`, `sheet`, `row`, then the dataset's own columns except those of
    persons. The weights of the rows of a role and window add up to its value; of a mean they are divided by the number of rows.

    Attributes:
        parts: each indicator that the figure is made of, in the current window and in that of the base.
    """

    book: Book
    question: Question
    parts: tuple[Part, ...]

    @property
    def key(self) -> FigureKey:
        """The settled key of the figure."""
        return self.question.key

    def page(self, limit: int = 100, offset: int = 0, *, counted: bool | None = None) -> pa.Table:
        """Some rows: first those that count, those of the current window before those of the base, in the order of the files.

        Then come those left out of each window, those in quarantine, and those outside the period.

        Args:
            limit, offset: how many, from where.
            counted: only the rows that count, or only those left out; None for both.
        """
        frames = []
        for block in self._blocks:
            if counted not in (None, block.is_counted):
                continue
            frame = block.page(limit, offset)
            offset = max(offset - block.count(), 0) if frame.is_empty() and offset else 0
            limit -= len(frame)
            frames.append(conformed(frame, self.columns))
            if limit <= 0:
                break
        return pl.concat([pl.DataFrame(schema=self.columns), *frames]).to_arrow()

    def to_json(self, limit: int = 100, offset: int = 0, *, counted: bool | None = None) -> list[dict[str, Any]]:
        """A page as JSON: numbers are numbers, dates are text."""
        return [plain(row) for row in self.page(limit, offset, counted=counted).to_pylist()]

    def table(self) -> pa.Table:
        """All rows, in memory."""
        return pl.concat(self._frames()).to_arrow()

    def near(self) -> pa.Table:
        """The rows inside the two windows and those in quarantine, in memory: all but what is outside the period and its base."""
        return pl.concat(self._near()).to_arrow()

    def left_out(self) -> pa.Table:
        """How many rows were left out: `role`, `window`, `reason`, `rows`. Comes from what is already computed where it is."""
        rows = [
            {"role": part.role, "window": part.name, "reason": reason, "rows": number}
            for part in self.parts
            for reason, number in self._left_out_of(part).items()
            if number
        ]
        return pa.Table.from_pylist(rows, pa.schema([("role", "string"), ("window", "string"), ("reason", "string"), ("rows", "int64")]))

    def write(self, path: Path) -> int:
        """Write all rows to an `.xlsx`, `.csv` or `.parquet` file; text stays text, whatever it begins with.

        In CSV a text that a spreadsheet would run as a formula gets a quote before it.

        Returns:
            The number of rows.

        Raises:
            QuestionError: another ending, or more rows than a workbook holds.
        """
        with closing(self._frames()) as frames:
            return write(frames, path)

    @cached_property
    def columns(self) -> dict[str, pl.DataType]:
        """The columns and their kinds."""
        return columns(self.parts)

    @cached_property
    def _blocks(self) -> tuple[Block | Refused, ...]:
        return tuple(blocks(self.parts))

    def _near(self) -> Generator[pl.DataFrame, None, None]:
        yield pl.DataFrame(schema=self.columns)
        for part in self.parts:
            for chunk in streamed(part.inside().order_by(*PLACE_IN_FILES)):
                yield conformed(presented(part, chunk), self.columns)
            yield from (conformed(frame, self.columns) for frame in Refused(part).frames())

    def _frames(self) -> Generator[pl.DataFrame, None, None]:
        yield from self._near()
        for part in (part for part in self.parts if part.name == "current"):
            for chunk in streamed(part.apart().order_by(*PLACE_IN_FILES)):
                yield conformed(presented(part, chunk), self.columns)

    def _left_out_of(self, part: Part) -> dict[str, int]:
        asker, periods = Asker(self.book, self.question.scope), compared_periods(self.key)
        found = dict(asker.tally(part.indicator, part.period, periods).left_out)
        found["quarantined"] = Refused(part).count()
        if part.name == "current":
            found |= part.outside_rows()
        return found


def evidence(book: Book, key: FigureKey) -> Evidence:
    """The rows behind a figure.

    Raises:
        QuestionError: an unknown name, or a period that the indicator does not have.
    """
    question = settle(book.definitions, key)
    now, base, _ = compared_periods(question.key)
    return Evidence(book, question, parts(book, question, (now, base)))
