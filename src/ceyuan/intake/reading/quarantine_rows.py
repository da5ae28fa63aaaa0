"""Refused rows as the ledger's quarantine keeps them: their texts as they came, and every reason."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ceyuan.intake.reading.harvest import PLACE, Harvest
from ceyuan.intake.reading.slip import CELLS

_WRAPPED = "x"
_OPENING, _CLOSING = len('{"x":'), 1


def write_quarantine_rows(harvest: Harvest, told: pl.DataFrame, number: int, path: Path) -> None:
    """Write the refused rows to a Parquet file of the ledger's `QUARANTINE` schema.

    Args:
        harvest: the file.
        told: its faults in words.
        number: the batch number.
        path: where to.
    """
    rows = harvest.refused.select(*PLACE, _json(pl.col(CELLS)).alias("cells"))
    reason = pl.struct("column", "field", "code", "zh", "en")
    faults = told.filter(pl.col("level") == "fault").group_by("sheet", "row", maintain_order=True).agg(reason.alias("reasons"))
    faults = faults.select("sheet", "row", _json(pl.col("reasons")).alias("reasons"))
    kept = rows.join(faults, left_on=PLACE, right_on=["sheet", "row"], how="left", maintain_order="left")
    kept.select(
        pl.lit(number, pl.Int64).alias("_batch"),
        pl.lit(harvest.dataset.dataset).alias("dataset"),
        pl.col("_sheet"),
        pl.col("_row").cast(pl.Int32),
        "cells",
        pl.col("reasons").fill_null("[]"),
    ).write_parquet(path)


def _json(lists: pl.Expr) -> pl.Expr:
    """Lists as JSON; polars writes structs only, so each is wrapped in one and the wrapping cut off."""
    wrapped = pl.struct(lists.alias(_WRAPPED)).struct.json_encode()
    return wrapped.str.slice(_OPENING).str.head(-_CLOSING)
