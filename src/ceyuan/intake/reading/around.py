"""Rules that look around: at the same entity in the period before, in this file or the ledger, and at what other datasets hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from ceyuan.definitions import Check, Dataset
from ceyuan.intake.period_of import months_of
from ceyuan.intake.reading.checks import broken, looks_around
from ceyuan.intake.reading.faults import NO_FAULTS, fault_frame, fault_of, ruled_field
from ceyuan.intake.reading.harvest import PLACE, Harvest
from ceyuan.ledger import Ledger


def rule_faults(harvest: Harvest, ledger: Ledger) -> pl.DataFrame:
    """The rows that break a rule which looks around."""
    rules = [check for check in harvest.dataset.checks if looks_around(check)]
    if not rules:
        return NO_FAULTS
    around = Around(harvest, ledger, rules)
    told = around.rows.select(*PLACE, *(broken(check, around.functions).alias(check.check) for check in rules)).collect()
    table = harvest.readings[0].table
    parts = [NO_FAULTS]
    for check in rules:
        rows = told.filter(pl.col(check.check))
        if rows.height:
            field, fault = ruled_field(check, table), int(fault_of(check))
            parts.append(fault_frame(rows["_sheet"], rows["_row"], field=field, fault=fault, check=check.check))
    return pl.concat(parts)


@dataclass(frozen=True)
class Around:
    """The records of a file beside what rules see around them.

    Attributes:
        harvest: the file.
        ledger: what came before.
        rules: the rules that look around.
    """

    harvest: Harvest
    ledger: Ledger
    rules: list[Check]

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        """What `previous` and `known` mean here: the columns that `rows` has for them."""
        return {
            "previous": lambda column: pl.col(_previous(column.meta.output_name())),
            "known": lambda column, dataset, other: pl.col(_known(column.meta.output_name(), dataset, other)),
        }

    @property
    def rows(self) -> pl.LazyFrame:
        """The records, with a column for each call of `previous` and `known`."""
        rows = self.harvest.records
        if self._earlier:
            rows = self._with_earlier(rows)
        for column, dataset, other in sorted(set(self._calls("known"))):
            name = _known(column, dataset, other)
            held = self._held(dataset, other).with_columns(pl.lit(value=True).alias(name))
            rows = rows.join(held.lazy(), left_on=column, right_on=other, how="left")
            rows = rows.with_columns(pl.when(pl.col(column).is_not_null()).then(pl.col(name).fill_null(value=False)).alias(name))
        return rows

    def _calls(self, function: str) -> Iterator[tuple[Any, ...]]:
        for check in self.rules:
            for expression in (check.rule, check.when):
                if expression:
                    yield from expression.calls(function)

    @cached_property
    def _earlier(self) -> list[str]:
        return sorted({column for (column,) in self._calls("previous")})

    def _with_earlier(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """The rows with the values of the same entity in the period before; a value of this file goes before one of the ledger."""
        dataset = self.harvest.dataset
        entity, period = dataset.entity or dataset.key[0], dataset.period
        columns = list(dict.fromkeys([entity, period, *self._earlier]))
        months = months_of(dataset.cadence)
        known = pl.concat([rows.select(columns), self._current(dataset, columns).lazy()]).with_columns(pl.col(period).dt.month_end())
        known = known.unique([entity, period], keep="first", maintain_order=True)
        before = known.select(
            pl.col(entity),
            pl.col(period).alias("_before"),
            *(pl.col(column).alias(_previous(column)) for column in self._earlier),
        )
        dated = rows.with_columns(pl.col(period).dt.offset_by(f"-{months}mo").dt.month_end().alias("_before"))
        return dated.join(before, on=[entity, "_before"], how="left")

    def _current(self, dataset: Dataset, columns: list[str]) -> pl.DataFrame:
        """The current rows of the ledger."""
        if dataset.dataset not in self.ledger.datasets():
            return self.harvest.records.select(columns).head(0).collect()
        relation = self.ledger.relation(dataset.dataset)
        kept = [column for column in columns if column in relation.columns]
        found = pl.DataFrame(relation.filter(relation["_superseded_by"].isnull()).select(*kept).to_polars())
        schema = self.harvest.records.select(columns).collect_schema()
        return found.select((pl.col(column) if column in kept else pl.lit(None)).cast(schema[column]).alias(column) for column in columns)

    def _held(self, dataset: str, column: str) -> pl.DataFrame:
        """The different values of a column in the current rows of another dataset."""
        if dataset not in self.ledger.datasets():
            return pl.DataFrame(schema={column: pl.String})
        relation = self.ledger.relation(dataset)
        current = relation.filter(relation["_superseded_by"].isnull() & relation[column].notnull())
        return pl.DataFrame(current.select(column).distinct().to_polars())


def _previous(column: str) -> str:
    return f"_previous_{column}"


def _known(column: str, dataset: str, other: str) -> str:
    return f"_known_{column}_{dataset}_{other}"
