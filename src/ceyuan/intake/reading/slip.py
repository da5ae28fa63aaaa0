"""What one batch of rows leaves behind beside the good rows: few things, kept in memory until the file is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from ceyuan.definitions import Dataset

CELLS = "_cells"
"""The column of a refused row that lists its texts."""

SAMPLE_ROWS = 5


@dataclass(frozen=True, slots=True)
class Slip:
    """What a batch of rows leaves behind.

    Attributes:
        refused: refused rows as the ledger would have them, and their texts in `CELLS`.
        faults: their faults, and the warnings of all rows, as `FAULTS`.
        special: rows that are no records: `_sheet`, `_row`, `special`, and their texts in `CELLS`.
        keys: the hashes of the keys of good rows.
        dates: the first and last date in the column that dates rows.
        filers: the different filers.
    """

    refused: pl.DataFrame
    faults: pl.DataFrame
    special: pl.DataFrame
    keys: pl.Series
    dates: tuple[date | None, date | None]
    filers: frozenset[str]


def listed(texts: pl.DataFrame, width: int) -> pl.Series:
    """The texts of each row as a list, from column A on."""
    columns = [name for name in texts.columns if name.startswith("c")][:width]
    return texts.select(pl.concat_list(columns).alias(CELLS)).to_series()


def dates_of(values: pl.DataFrame, dataset: Dataset) -> tuple[date | None, date | None]:
    """The first and last date of rows."""
    dates = values[dataset.period]
    return dates.min(), dates.max()  # type: ignore[return-value]  # a column of dates


def filers_of(values: pl.DataFrame, dataset: Dataset) -> frozenset[str]:
    """The different filers of rows, where a column tells them."""
    return frozenset(values[dataset.filer_column].drop_nulls().unique()) if dataset.filer_column else frozenset()
