"""The columns of what is linked and of what linking says."""

from __future__ import annotations

import polars as pl

RECORD: dict[str, pl.DataType | type[pl.DataType]] = {
    "mention": pl.Int64,
    "name": pl.String,
    "credit_code": pl.String,
    "damaged_code": pl.String,
    "address": pl.String,
    "district": pl.String,
    "registered_on": pl.Date,
    "capital_yuan": pl.Decimal(18, 2),
    "legal_form": pl.String,
    "scope": pl.String,
}
"""A record: one mention of an organisation; all but `mention` may be missing. `credit_code` is valid and in normal form,
`damaged_code` is what stands where a valid one should, `district` is a place code."""

TIE: dict[str, pl.DataType | type[pl.DataType]] = {
    "left": pl.Int64,
    "right": pl.Int64,
    "kind": pl.String,
    "weight": pl.Float64,
    "probability": pl.Float64,
    "by": pl.String,
    "decision": pl.String,
}
"""A tie of two mentions, `left < right`; after these comes a `level_…` column for each comparison of the model."""


def as_records(given: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the columns of records; a column that is not given is empty."""
    present = set(given.columns)
    columns = [pl.col(name).cast(kind) if name in present else pl.lit(None, kind).alias(name) for name, kind in RECORD.items()]
    return given.select(columns)
