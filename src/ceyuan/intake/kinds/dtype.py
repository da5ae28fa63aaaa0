"""What the ledger keeps for a dataset, as polars types."""

from __future__ import annotations

from functools import lru_cache

import polars as pl
import pyarrow as pa

from ceyuan.definitions import Dataset
from ceyuan.ledger import PROVENANCE, stored


def types_of(dataset: Dataset) -> dict[str, pl.DataType]:
    """The types of the dataset's own columns.

    >>> from ceyuan.definitions import folder, load
    >>> types_of(load(folder("cn")).dataset("F-11"))["turnover_yuan"]
    Decimal(precision=18, scale=2)
    """
    return _as_polars(stored(dataset))


def schema_of(dataset: Dataset) -> dict[str, pl.DataType]:
    """The columns of a dataset's rows, then those that say where a row came from."""
    return types_of(dataset) | _as_polars(PROVENANCE)


@lru_cache(maxsize=64)
def _as_polars(schema: pa.Schema) -> dict[str, pl.DataType]:
    return dict(pl.DataFrame(schema.empty_table()).schema)
