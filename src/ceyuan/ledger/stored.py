"""What the ledger keeps for a dataset: the Arrow kind of every column of its definition."""

from __future__ import annotations

import pyarrow as pa

from ceyuan.definitions import Column, Dataset

_PERCENT = pa.decimal128(9, 4)
_KINDS = {"date": pa.date32(), "period": pa.date32(), "integer": pa.int64(), "percent": _PERCENT, "boolean": pa.bool_()}


def stored(dataset: Dataset) -> pa.Schema:
    """The dataset's own columns as the ledger keeps them, without those of `PROVENANCE`."""
    return pa.schema([pa.field(column.name, _kind(column)) for column in dataset.columns])


def _kind(column: Column) -> pa.DataType:
    if column.kind in ("decimal", "money", "area"):
        return pa.decimal128(18, column.scale)
    return _KINDS.get(column.kind, pa.string())
