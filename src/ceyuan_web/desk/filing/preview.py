"""A sheet as a page shows it: the faulty rows, or all, a piece at a time, each faulty cell with its reasons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import polars as pl

from ceyuan.errors import Lang
from ceyuan.intake.sheets.address import index, letter
from ceyuan.values import Bilingual
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing import reading
from ceyuan_web.base.filing.models import Submission
from ceyuan_web.desk.filing import naming

LINES = 40
_ROW = "_row"
Which = Literal["faulty", "all"]


@dataclass(frozen=True)
class Reason:
    """What is wrong with a cell, or with a whole row."""

    address: str
    level: str
    text: str


@dataclass(frozen=True)
class ShownCell:
    """A cell.

    Attributes:
        name: of its input; `level` is `fault`, `warning` or empty.
    """

    name: str
    text: str
    level: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Line:
    """A row of the sheet."""

    number: int
    cells: tuple[ShownCell, ...]
    reasons: tuple[Reason, ...]
    is_header: bool

    @property
    def level(self) -> str:
        """The worst of its levels."""
        return min((reason.level for reason in self.reasons), default="")


@dataclass(frozen=True)
class Asked:
    """Which piece of which sheet."""

    sheet: str
    which: Which = "faulty"
    page: int = 1


@dataclass(frozen=True)
class Preview:
    """A piece of a sheet."""

    submission: Submission
    asked: Asked
    lang: Lang
    _kept: dict[str, Any] = field(default_factory=dict)

    @property
    def sheet(self) -> dict[str, Any]:
        """How the sheet was read."""
        found: dict[str, Any] = next(s for s in self.submission.found["sheets"] if s["name"] == self.asked.sheet)
        return found

    @cached_property
    def faults(self) -> pl.DataFrame:
        """The faults of the sheet."""
        return reading.faults_of(self.submission).filter(pl.col("sheet") == self.asked.sheet).collect()

    @cached_property
    def numbers(self) -> pl.Series:
        """The rows that may be shown, without the header."""
        if self.asked.which == "faulty":
            return self.faults["row"].unique().sort()
        below = pl.col(_ROW) > self.sheet["header_row"]
        return self._grid.select(pl.col(_ROW).filter(below).cast(pl.Int32)).collect()[_ROW]

    @property
    def pages(self) -> int:
        """How many pieces there are."""
        return max(1, -(-len(self.numbers) // LINES))

    @property
    def page(self) -> int:
        """The piece shown."""
        return min(max(1, self.asked.page), self.pages)

    @property
    def columns(self) -> list[tuple[str, Bilingual]]:
        """Letter and label of each column shown."""
        fields = {at: name for name, at in self.sheet["columns"].items()}
        name = self.submission.dataset
        return [(at, naming.column_label(name, fields[at]) if at in fields else Bilingual("", "")) for at in self._letters]

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of the piece, below those above the table where all are asked for."""
        wanted = self.numbers.slice((self.page - 1) * LINES, LINES)
        header = self.sheet["header_row"]
        is_wanted = pl.col(_ROW).is_in(wanted.implode())
        shown = is_wanted if self.asked.which == "faulty" else is_wanted | (pl.col(_ROW) <= header)
        columns = [f"c{index(at)}" for at in self._letters]
        rows = self._grid.filter(shown).select(_ROW, *columns).collect()
        said = self._reasons(wanted)
        return [self._line(row[0], row[1:], said.get(row[0], ()), row[0] <= header) for row in rows.iter_rows()]

    @property
    def _grid(self) -> pl.LazyFrame:
        return reading.grid_of(self.submission, self.asked.sheet)

    @cached_property
    def _letters(self) -> list[str]:
        """All that hold something; of faulty rows those with a fault, beside those that tell which row it is."""
        every = [letter(at) for at in range(self._width)]
        if self.asked.which == "all":
            return every
        dataset = the_city().definitions.dataset(self.submission.dataset)
        bound = self.sheet["columns"]
        telling = {bound.get(name) for name in (*dataset.key, dataset.place, dataset.entity)}
        wrong = set(self.faults["column"].unique())
        return [at for at in every if at in telling | wrong]

    @cached_property
    def _width(self) -> int:
        names = [name for name in self._grid.collect_schema().names() if name != _ROW]
        filled = self._grid.head(2000).select(pl.col(names).is_not_null().any()).collect().row(0)
        known = [index(at) for at in self.sheet["columns"].values()]
        return max([nth for nth, has in enumerate(filled) if has] + known, default=-1) + 1

    def _reasons(self, wanted: pl.Series) -> dict[int, tuple[Reason, ...]]:
        found: dict[int, list[Reason]] = defaultdict(list)
        told = self.faults.filter(pl.col("row").is_in(wanted.implode())).select("row", "column", "level", self.lang)
        for row, column, level, text in told.iter_rows():
            found[row].append(Reason(f"{column}{row}" if column else "", level, text))
        return {row: tuple(reasons) for row, reasons in found.items()}

    def _line(self, number: int, texts: tuple[str | None, ...], reasons: tuple[Reason, ...], is_header: bool) -> Line:
        own: dict[str, list[Reason]] = defaultdict(list)
        for reason in reasons:
            own[reason.address].append(reason)
        cells = []
        for at, text in zip(self._letters, texts, strict=False):
            mine = tuple(own.get(f"{at}{number}", ()))
            level = min((reason.level for reason in mine), default="")
            cells.append(ShownCell(f"cell:{self.asked.sheet}!{at}{number}", text or "", level, mine))
        return Line(number, tuple(cells), reasons, is_header)
