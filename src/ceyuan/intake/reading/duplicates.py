"""Facts that a file states twice: the first row enters, the others are refused."""

from __future__ import annotations

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.reading.faults import NO_FAULTS, fault_frame
from ceyuan.intake.reading.harvest import PLACE, Harvest


def duplicate_faults(harvest: Harvest) -> pl.DataFrame:
    """The rows whose key an earlier good row has; hashes find them, the keys themselves decide."""
    key = list(harvest.dataset.key)
    if not key:
        return NO_FAULTS
    keys = harvest.keys
    suspects = pl.concat([keys.filter(keys == keys.shift()), _shared(harvest.refused["_key"], keys)])
    if suspects.is_empty():
        return NO_FAULTS
    rows = harvest.records.filter(pl.col("_key").is_in(suspects.implode())).select(*PLACE, *key).collect()
    order = rows["_sheet"].replace_strict(harvest.sheets, range(len(harvest.sheets)), return_dtype=pl.Int32)
    rows = rows.with_columns(order=order).sort("order", "_row")
    good = rows.join(harvest.refused.select(PLACE), on=PLACE, how="anti", maintain_order="left")
    first = good.unique(key, keep="first", maintain_order=True).select(*key, first_sheet="_sheet", first_row="_row")
    others = rows.join(first, on=key, maintain_order="left").filter(
        (pl.col("first_sheet") != pl.col("_sheet")) | (pl.col("first_row") != pl.col("_row"))
    )
    return _told(others, key)


def _shared(refused: pl.Series, keys: pl.Series) -> pl.Series:
    """The keys of refused rows that good rows have too."""
    wanted = refused.drop_nulls().unique()
    return keys.filter(keys.is_in(wanted.implode())).unique() if len(wanted) else wanted


def _told(rows: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    if rows.is_empty():
        return NO_FAULTS
    where = pl.when(pl.col("first_sheet") == pl.col("_sheet")).then(pl.lit("")).otherwise(pl.col("first_sheet") + "!")
    text = pl.concat_str(pl.col(key).cast(pl.String), separator="，", ignore_nulls=True)
    told = rows.select(text.alias("text"), (where + pl.col("first_row").cast(pl.String)).alias("hint"))
    fault = int(CellFault.DUPLICATE_KEY)
    return fault_frame(rows["_sheet"], rows["_row"], field=key[0], fault=fault, text=told["text"], hint=told["hint"])
