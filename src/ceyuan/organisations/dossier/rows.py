"""The rows of one organisation: every current row of every dataset that means it, with the place of each value in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir
import polars as pl

from ceyuan.definitions import Dataset, Definitions, Party
from ceyuan.ledger import Batch, Ledger, stored
from ceyuan.organisations.mentions import WHO, parties


@dataclass(frozen=True)
class Place:
    """Where something stands.

    Attributes:
        cell: `sheet!F7`; the sheet and row where the value stood in no column of its own.
    """

    dataset: str
    batch: int
    file: str
    cell: str


@dataclass(frozen=True)
class Row:
    """A row that means the organisation.

    Attributes:
        party: what part the organisation plays in it.
        day: when what it states happened.
        values: column → what the row states.
    """

    dataset: Dataset
    party: Party
    day: date | None
    values: Mapping[str, Any]
    batch: Batch

    def place(self, column: str | None = None) -> Place:
        """Where a value of it stands, or the row itself."""
        sheet, row = self.values["_sheet"], self.values["_row"]
        letters = next((layout.columns for layout in self.batch.sheets if layout.name == sheet), {})
        return Place(self.dataset.dataset, self.batch.number, self.batch.file_name, f"{sheet}!{letters.get(column or '', '')}{row}")


def rows_of(definitions: Definitions, ledger: Ledger, version: int, mentions: pl.DataFrame) -> list[Row]:
    """The current rows that mean the organisation of some mentions, by day."""
    batches = {batch.number: batch for batch in ledger.batches(version)}
    found: list[Row] = []
    for dataset, party in parties(definitions):
        table = ledger.relation(dataset.dataset, version, schema=stored(dataset))
        current = table.filter(table["_superseded_by"].isnull(), _means(table, party, mentions))
        for values in current.to_pyarrow().to_pylist():
            day = values[party.day or dataset.period]
            found.append(Row(dataset, party, day, values, batches[values["_batch"]]))
    return sorted(found, key=lambda row: (row.day or date.min, row.batch.version, row.values["_row"]))


def _means(table: ir.Table, party: Party, mentions: pl.DataFrame) -> ir.BooleanValue:
    """Whether a row states what one of the mentions states: its code, or without one its name and damaged code."""
    told = mentions.select(WHO).unique()
    codes = told["credit_code"].drop_nulls().unique().to_list()
    silent = told.filter(pl.col("credit_code").is_null())
    code = table[party.credit_code] if party.credit_code else ibis.null("string")
    damaged = table[party.damaged_code] if party.damaged_code else ibis.null("string")
    by_name = [
        code.isnull() & (table[party.name] == row["name"]) & damaged.identical_to(ibis.literal(row["damaged_code"], "string"))
        for row in silent.iter_rows(named=True)
    ]
    by_code = [code.isin(codes)] if codes and party.credit_code else []
    return reduce(or_, [*by_code, *by_name], ibis.literal(False))
