"""Fetching the rows behind figures, each with the cell in which its value stands.

The rows of an indicator are read once for the whole city and the whole period; those of a district, a track, a class or a month are
found among them. Whether they are the right ones is checked: they must add up to the figure, or else its own rows are read (a firm
that moved counts in two districts, and once in the city).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from operator import and_

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.indicators import UNSTATED, Book, Figure, FigureKey, evidence, figure
from ceyuan.indicators.presenting import own_name
from ceyuan.indicators.reasons import LEFT_OUT
from ceyuan.reports.cells import with_cells
from ceyuan.reports.counted import counted_parts
from ceyuan.reports.kept import Kept
from ceyuan.reports.proof import LeftOut, Proof, proof_columns
from ceyuan.values import Bilingual, Period

_ORDER = ("batch", "sheet", "row")


@dataclass(frozen=True)
class Prover:
    """Fetches proofs from one book.

    Attributes:
        period: of the report.
        rows: how many rows of an indicator are read at most.
    """

    book: Book
    period: Period
    rows: int
    _kept: Book = field(init=False, compare=False, repr=False)
    _read: dict[FigureKey, pl.DataFrame] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        kept = Kept(self.book, self.rows)
        object.__setattr__(self, "_kept", Book(self.book.definitions, kept, self.book.version))

    def prove(self, one: Figure) -> Proof:
        """The rows behind a figure."""
        found = self._rows(one.key)
        counted, left_out = found.filter("counted"), found.filter(~pl.col("counted"))
        grouped = left_out.group_by("role", "window", "reason", maintain_order=True)
        reasons = grouped.agg(pl.col("detail_zh", "detail_en").first(), rows=pl.len())
        columns = tuple(column for column in proof_columns(self._definitions, one.key.indicator) if column.name in found.columns)
        return Proof(columns, counted, left_out, tuple(map(_left_out, reasons.iter_rows())))

    def _rows(self, key: FigureKey) -> pl.DataFrame:
        whole = replace(key, period=self._span(key.period), place=None, track=None, group=())
        if key == whole:
            return self._own(key)
        among = self._own(whole).filter(self._is_member(key))
        return among if self._add_up(among, key) else self._own(key)

    def _span(self, period: Period) -> Period:
        """The period of the report, or that of its base, where the other lies inside."""
        spans = (self.period, self.period.years_before())
        return next((span for span in spans if span.start <= period.start and period.end <= span.end), period)

    def _own(self, key: FigureKey) -> pl.DataFrame:
        if key not in self._read:
            self._read[key] = with_cells(self._fetched(key), self.book)
        return self._read[key]

    def _fetched(self, key: FigureKey) -> pl.DataFrame:
        """The rows of the period and its base, those that count first; of an indicator with very many, the first ones of each kind."""
        found, one = evidence(self._kept, key), figure(self.book, key)
        if 2 * (one.rows + sum(one.left_out.values())) <= self.rows:
            pages = [found.near()]
        else:
            pages = [found.page(self.rows // 2, counted=is_counted) for is_counted in (True, False)]
        rows = pl.concat(pl.DataFrame(pl.from_arrow(page)) for page in pages)
        return rows.sort(~pl.col("counted"), pl.col("window") != "current", *_ORDER, pl.col("role") == "denominator", maintain_order=True)

    def _is_member(self, key: FigureKey) -> pl.Expr:
        """Whether a row is of the district, the track, the classes and the month of a figure."""
        tests = []
        for indicator in counted_parts(self._definitions, key.indicator):
            dataset = self._definitions.datasets[indicator.dataset or ""]
            asked: dict[str | None, str | None] = {dataset.place: key.place, dataset.track: key.track, **dict(key.group)}
            wanted = {own_name(dataset, column): code for column, code in asked.items() if column and code is not None}
            same = [pl.col(column).is_null() if code == UNSTATED else pl.col(column) == code for column, code in wanted.items()]
            if key.period != self._span(key.period):
                same.append(_is_dated(own_name(dataset, indicator.time.column if indicator.time else ""), key.period))
            tests.append(reduce(and_, same, pl.col("indicator") == indicator.indicator))
        return pl.any_horizontal(tests)

    def _add_up(self, rows: pl.DataFrame, key: FigureKey) -> bool:
        """Whether the weights of the rows are the values of the figure and its base, of each indicator that it is made of."""
        counted = rows.filter("counted").group_by("indicator", "window").agg(pl.col("weight").sum())
        sums = {(indicator, window): Decimal(weight) for indicator, window, weight in counted.iter_rows()}
        for indicator in counted_parts(self._definitions, key.indicator):
            one = figure(self.book, replace(key, indicator=indicator.indicator))
            for window, value in (("current", one.value), ("base", one.base.value)):
                if sums.get((indicator.indicator, window), Decimal(0)) != Decimal(value or 0):
                    return False
        return True

    @property
    def _definitions(self) -> Definitions:
        return self.book.definitions


def _is_dated(column: str, period: Period) -> pl.Expr:
    """Whether a row lies in the period, or in that of the base where it is one of the base."""
    day, before = pl.col(column), period.years_before()
    now = (pl.col("window") == "current") & day.is_between(period.start, period.end)
    return now | ((pl.col("window") == "base") & day.is_between(before.start, before.end))


def _left_out(row: tuple[str, str, str, str, str, int]) -> LeftOut:
    """A reason in general words; one of the indicator's own rule in those of its rows."""
    role, window, reason, zh, en, rows = row
    return LeftOut(role, window, LEFT_OUT.get(reason) or Bilingual(zh, en), rows)
