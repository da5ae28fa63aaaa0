"""Whom the rows of a file are about: the districts, spaces and organisations that they name, which decide who may send and read it."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from ceyuan.definitions import Dataset
from ceyuan.intake.reading.harvest import Harvest

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


def reaches(harvest: Harvest) -> tuple[Reach, ...]:
    """The different reaches of a file's rows, at most `MOST` and one more; of a refused row what could be read."""
    columns = reach_columns(harvest.dataset)
    named = [(pl.col(column) if column else pl.lit(None, pl.String)).alias(role) for role, column in columns._asdict().items()]
    good = harvest.good.select(named).unique().head(MOST + 1).collect()
    refused = harvest.refused.select(named).filter(pl.any_horizontal(pl.all().is_not_null())).unique()
    found = pl.concat([good, refused]).unique().sort(pl.all()).head(MOST + 1)
    return tuple(Reach(*row) for row in found.iter_rows())
