"""A form: which columns a sender fills, in which hand, on how many sheets, with what around the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from ceyuan.definitions import Dataset, Definitions
from ceyuan.samples.paper.hand import Hand
from ceyuan.samples.paper.rows import EXTRA, KIND, MESS, cells, with_marks
from ceyuan.samples.paper.sheet import Line, Sheet, paged
from ceyuan.samples.paper.totals import with_subtotals, with_total
from ceyuan.samples.words import words

NUMBER = "序号"


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands around a table.

    Attributes:
        title: the first row; the mark of synthetic data is added to it.
        lines: rows between the title and the header.
        notes: rows under the table.
        sheet: the name of the sheet, or of the first of several.
    """

    title: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    sheet: str = "Sheet1"


@dataclass(frozen=True, kw_only=True)
class Form:
    """How a table is laid out.

    Attributes:
        hand: how its sender writes.
        sheets_by: the column whose values each have a sheet, named after the value; the column itself is left out.
        hidden: values of that column whose sheet is hidden.
        merged: the column whose equal neighbours are one merged cell.
        summed: columns that a 合计 row sums; `total_under` is the column under which 合计 stands.
        subtotals: whether each merged group has a 小计 row, too.
        groups: column → the two texts of a header in two rows.
        page_rows: after how many rows the header is written again, as on a printed page; 0 is never.
        is_numbered: whether the first column is 序号.
    """

    hand: Hand = field(default_factory=Hand)
    sheets_by: str | None = None
    hidden: tuple[str, ...] = ()
    merged: str | None = None
    summed: tuple[str, ...] = ()
    total_under: str = ""
    subtotals: bool = False
    groups: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    page_rows: int = 0
    is_numbered: bool = True

    def fill(self, rows: pl.DataFrame, heading: Heading, dataset: Dataset, definitions: Definitions) -> tuple[Sheet, ...]:
        """The sheets of the rows.

        Args:
            rows: as `Hand.write` takes them, in the order in which they stand.
        """
        return tuple(self._sheets(rows, heading, dataset, definitions))

    def _sheets(self, rows: pl.DataFrame, heading: Heading, dataset: Dataset, definitions: Definitions) -> Iterator[Sheet]:
        for name, body in self._parts(self.hand.write(rows, dataset, definitions), dataset):
            yield Sheet(
                name=name or heading.sheet,
                body=paged(self._numbered(self._totalled(body, dataset)), self.page_rows),
                above=((f"{name}{heading.title}　{words().synthetic.zh}",), *heading.lines),
                below=tuple((note,) for note in heading.notes),
                numbers=self.hand.number_headers(dataset) | {NUMBER},
                dates=self.hand.date_headers(dataset),
                merged=self._header(self.merged, dataset) if self.merged else None,
                groups={self._header(name, dataset): texts for name, texts in self.groups.items()},
                is_hidden=name in self.hidden,
                habits=self.hand.habits,
            )

    def _parts(self, body: pl.DataFrame, dataset: Dataset) -> Iterator[tuple[str, pl.DataFrame]]:
        """The body of each sheet, under its name; one without a name where there is one sheet only."""
        if self.sheets_by is None:
            yield "", body
            return
        by = self._header(self.sheets_by, dataset)
        for (name,), part in body.group_by(by, maintain_order=True):
            yield str(name), part.drop(by)

    def _header(self, name: str, dataset: Dataset) -> str:
        return self.hand.header(dataset.column(name))

    def _totalled(self, body: pl.DataFrame, dataset: Dataset) -> pl.DataFrame:
        if not self.summed:
            return body
        summed, under = frozenset(self._header(name, dataset) for name in self.summed), self._header(self.total_under, dataset)
        total = with_total(body, "合计", under, summed)
        if not (self.subtotals and self.merged):
            return total
        return pl.concat([with_subtotals(body, self._header(self.merged, dataset), under, summed), total.tail(1)])

    def _numbered(self, body: pl.DataFrame) -> pl.DataFrame:
        """With a first column that counts the rows of data and skips totals."""
        if not self.is_numbered:
            return body
        marked = with_marks(body)
        is_data = pl.col(KIND) != EXTRA
        number = pl.when(is_data).then(is_data.cum_sum().cast(pl.String)).otherwise(pl.lit("")).alias(NUMBER)
        return marked.select(number, *cells(marked).columns, KIND, MESS)
