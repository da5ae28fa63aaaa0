"""What the rows of a sheet are, beside their cells: data, or what a sender adds between data; and which mess was planted."""

from __future__ import annotations

import polars as pl

KIND, MESS = "_kind", "_mess"
MARKS = (KIND, MESS)
"""Columns of every body: `_kind` of the row, and `_mess`, the code of the mess planted in it, empty for none."""

DATA, REFUSED, EXTRA = "data", "refused", "extra"
"""`data` enters the ledger, `refused` goes to quarantine, `extra` is a total, a subtotal or a header written again."""


def marked(rows: pl.DataFrame, mess: str, kind: str = DATA) -> pl.DataFrame:
    """The rows, all of one kind and with one mess."""
    return rows.with_columns(pl.lit(kind).alias(KIND), pl.lit(mess).alias(MESS))


def with_marks(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows, those without marks as plain data."""
    missing = {KIND: DATA, MESS: ""}
    added = rows.with_columns(pl.lit(value).alias(name) for name, value in missing.items() if name not in rows.columns)
    return added.with_columns(pl.col(name).fill_null(value) for name, value in missing.items())


def cells(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows without their marks."""
    return rows.drop(MARKS, strict=False)
