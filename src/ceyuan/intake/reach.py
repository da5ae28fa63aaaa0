"""Whom the rows of a file are about: the districts, spaces and organisations that they name, which decide who may send and read it."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from ceyuan.definitions import Dataset
from ceyuan.intake.reading.harvest import Harvest
from ceyuan.ledger import Ledger

MOST = 1000
"""Reaches that are told of one file; one with more is the whole city's."""


class Reach(NamedTuple):
    """One combination that rows name: code of the place, name of the space, credit code of the organisation."""

    place: str | None
    space: str | None
    organisation: str | None


def reach_columns(dataset: Dataset) -> Reach:
    """The columns that say whom a row is about, None where the dataset has none."""
    party = dataset.parties[0] if dataset.parties else None
    return Reach(dataset.place, dataset.space, party.credit_code if party else None)


def reaches(harvest: Harvest, ledger: Ledger) -> tuple[Reach, ...]:
    """The different reaches of a file's rows, at most `MOST` and one more.

    Of a refused row counts what could be read. A row that would replace one of the ledger is about whom that one is about too: nobody
    replaces what is another's by writing their own district over it.
    """
    named = _named(harvest.dataset)
    good = harvest.good.select(named).unique().head(MOST + 1).collect()
    refused = harvest.refused.select(named).filter(pl.any_horizontal(pl.all().is_not_null())).unique()
    found = pl.concat([good, refused, _replaced(harvest, ledger)]).unique().sort(pl.all()).head(MOST + 1)
    return tuple(Reach(*row) for row in found.iter_rows())


def _named(dataset: Dataset) -> list[pl.Expr]:
    columns = reach_columns(dataset)._asdict()
    return [(pl.col(column) if column else pl.lit(None, pl.String)).alias(role) for role, column in columns.items()]


def _replaced(harvest: Harvest, ledger: Ledger) -> pl.DataFrame:
    """Whom the current rows are about that good rows of the file would replace."""
    dataset = harvest.dataset
    if not dataset.key or dataset.dataset not in ledger.datasets():
        return pl.DataFrame(schema=dict.fromkeys(Reach._fields, pl.String))
    old = ledger.relation(dataset.dataset)
    new = old.get_backend().read_parquet([str(path) for path in harvest.paths])
    shared = old.filter(old["_superseded_by"].isnull()).semi_join(new, "_key")
    wanted = [column for column in reach_columns(dataset) if column]
    rows = (
        pl.DataFrame(shared.select("_batch", *wanted).drop("_batch").distinct().limit(MOST + 1).to_polars()) if wanted else pl.DataFrame()
    )
    return rows.select(_named(dataset))
