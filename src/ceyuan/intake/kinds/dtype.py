"""What the ledger keeps for each kind of column."""

from __future__ import annotations

import polars as pl
import pyarrow as pa

from ceyuan.definitions import Column, Dataset
from ceyuan.ledger import PROVENANCE

PRECISION, PERCENT_PRECISION, PERCENT_SCALE = 18, 9, 4


def dtype_of(column: Column) -> pl.DataType:
    """The type of a column.

    >>> from ceyuan.values import Bilingual
    >>> dtype_of(Column(name="sum_yuan", kind="money", unit="元", label=Bilingual("额", "Sum")))
    Decimal(precision=18, scale=2)
    """
    match column.kind:
        case "date" | "period":
            return pl.Date()
        case "integer":
            return pl.Int64()
        case "decimal" | "money" | "area":
            return pl.Decimal(PRECISION, column.scale)
        case "percent":
            return pl.Decimal(PERCENT_PRECISION, PERCENT_SCALE)
        case "boolean":
            return pl.Boolean()
    return pl.String()


def schema_of(dataset: Dataset) -> dict[str, pl.DataType]:
    """The columns of a dataset's rows, then those that say where a row came from."""
    own: dict[str, pl.DataType] = {column.name: dtype_of(column) for column in dataset.columns}
    return own | {"_batch": pl.Int64(), "_sheet": pl.String(), "_row": pl.Int32(), "_key": pl.Int64()}


def arrow_schema_of(dataset: Dataset) -> pa.Schema:
    """The dataset's own columns as the ledger's tables hold them."""
    typed = pl.DataFrame(schema={column.name: dtype_of(column) for column in dataset.columns}).to_arrow()
    fields = [pa.field(field.name, pa.string() if pa.types.is_large_string(field.type) else field.type) for field in typed.schema]
    return pa.schema([field for field in fields if field.name not in PROVENANCE.names])
