"""Whose rows wait in quarantine: each row's own cell says it, where a file holds those of several filers."""

from __future__ import annotations

from collections import Counter

import polars as pl

from ceyuan.definitions import Dataset
from ceyuan.intake.delivery import Desk
from ceyuan.intake.kinds import Readers
from ceyuan.intake.mending import waiting_rows
from ceyuan.intake.sheets.address import index
from ceyuan.ledger import Batch


def waiting_by_filer(desk: Desk, dataset: Dataset, batch: Batch) -> Counter[str | None]:
    """How many rows of a batch still wait, by filer.

    A row without a cell for it is of the filer of the batch; one whose cell names none that is known is of nobody.
    """
    rows = waiting_rows(desk.ledger, batch.number)
    if dataset.filer_column is None or rows.is_empty():
        return Counter({batch.filer: rows.height}) if rows.height else Counter()
    read = Readers(desk.definitions, dataset).reader(dataset.column(dataset.filer_column), None)
    cells = rows.select(_cell(dataset.filer_column, batch)).to_series()
    told = read(cells).values
    return Counter(told.set(cells.is_null(), batch.filer).to_list())


def _cell(column: str, batch: Batch) -> pl.Expr:
    """The text that each row has in a column, null on a sheet that has none."""
    cells = pl.col("cells").str.json_decode(pl.List(pl.String))
    by_sheet = pl.lit(None, pl.String)
    for layout in batch.sheets:
        if column in layout.columns:
            own = cells.list.get(index(layout.columns[column]), null_on_oob=True)
            by_sheet = pl.when(pl.col("_sheet") == layout.name).then(own).otherwise(by_sheet)
    return by_sheet.alias(column)
