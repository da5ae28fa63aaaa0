"""A file against the period before: the totals of its columns, what moved more than usual, and who was there and is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from ceyuan.definitions import Column, Dataset
from ceyuan.intake.reading.harvest import Harvest
from ceyuan.ledger import Ledger
from ceyuan.values import Period

_NAMED = 50  # entities that are named; more are counted


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """The total of a column.

    Attributes:
        column: the field.
        now, before: in the file and in the ledger, in the unit of the ledger; None where no cell is filled.
        change_pct: in percent of `before`, one decimal; None where there is nothing to compare with.
        is_unusual: whether it moved by more than the dataset's `unusual_pct`.
    """

    column: str
    now: Decimal | None
    before: Decimal | None
    change_pct: Decimal | None
    is_unusual: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file against what its filers had filed for the period before.

    Attributes:
        before: code of that period.
        rows_now, rows_before: rows.
        totals: of the numeric columns, in the order of the dataset.
        missing: things (`entity`) of the period before that the file lacks, at most fifty named.
        missing_count, new_count: how many are missing, and how many are new.
    """

    before: str
    rows_now: int
    rows_before: int
    totals: tuple[ColumnTotal, ...]
    missing: tuple[str, ...]
    missing_count: int
    new_count: int


def compare(harvest: Harvest, ledger: Ledger, period: str | None) -> Comparison | None:
    """Compare a file with the period before; None where the file has no period or nothing came before."""
    dataset = harvest.dataset
    if period is None or dataset.dataset not in ledger.datasets():
        return None
    before = Period.parse(period).before()
    earlier = _earlier(dataset, ledger, before, sorted(harvest.filers))
    rows = harvest.records.collect()
    if earlier.is_empty():
        return None
    missing, new = _entities(dataset, rows, earlier)
    totals = tuple(_totals(dataset, rows, earlier))
    return Comparison(str(before), rows.height, earlier.height, totals, tuple(missing[:_NAMED]), len(missing), new)


def _earlier(dataset: Dataset, ledger: Ledger, before: Period, filers: list[str]) -> pl.DataFrame:
    """The current rows of the same filers in the period before."""
    found = ledger.relation(dataset.dataset)
    found = found.filter(found["_superseded_by"].isnull(), found[dataset.period].between(before.start, before.end))
    if dataset.filer_column and filers:
        found = found.filter(found[dataset.filer_column].isin(filers))
    wanted = [name for name in dict.fromkeys([*(c.name for c in _summed(dataset)), *_entity(dataset)]) if name in found.columns]
    return pl.DataFrame(found.select("_batch", *wanted).to_polars())


def _summed(dataset: Dataset) -> list[Column]:
    return [column for column in dataset.columns if column.is_number and column.kind != "percent"]


def _entity(dataset: Dataset) -> list[str]:
    """The entity, where each period states its things anew."""
    return [dataset.entity] if dataset.entity and dataset.period in dataset.key else []


def _entities(dataset: Dataset, rows: pl.DataFrame, earlier: pl.DataFrame) -> tuple[list[str], int]:
    for name in _entity(dataset):
        now, before = (set(frame[name].drop_nulls().cast(pl.String).to_list()) for frame in (rows, earlier))
        return sorted(before - now), len(now - before)
    return [], 0


def _totals(dataset: Dataset, rows: pl.DataFrame, earlier: pl.DataFrame) -> Iterator[ColumnTotal]:
    for column in _summed(dataset):
        if column.name in earlier.columns:
            now, before = _sum(rows[column.name]), _sum(earlier[column.name])
            if now is not None or before is not None:
                change = _change(now, before)
                is_unusual = bool(dataset.unusual_pct) and (change is None or abs(change) > (dataset.unusual_pct or 0)) and now != before
                yield ColumnTotal(column.name, now, before, change, is_unusual)


def _sum(values: pl.Series) -> Decimal | None:
    total: Any = None if values.null_count() == len(values) else values.sum()
    return None if total is None else Decimal(str(total))


def _change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """In percent of what was before."""
    if now is None or not before:
        return None
    return ((now - before) / abs(before) * 100).quantize(Decimal("0.1"))
