"""Dates written as 2021-06-30, read from the bytes of a whole column: a parser would look at every text by itself."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.intake.kinds.plain import TextBytes, text_sizes

_SIZE = 10
_NOUGHT, _DASH = ord("0"), ord("-")
_MONTHS = np.arange("0001-01", "10000-02", dtype="datetime64[M]").astype("datetime64[D]").astype(np.int32)
_DAYS_IN = np.diff(_MONTHS)
"""The first day of each month from the year 1 on, in days after 1 January 1970, and how many days it has."""


def iso_dates(texts: pl.Series) -> pl.Series | None:
    """The dates of texts that all have ten bytes, null where there is no such day; None where a text has another size.

    >>> iso_dates(pl.Series(["2021-06-30", "2020-02-29", "2021-02-29", "2021/06/30"])).to_list()
    [datetime.date(2021, 6, 30), datetime.date(2020, 2, 29), None, None]
    """
    if texts.null_count() or not (text_sizes(texts) == _SIZE).all():
        return None
    columns = np.ascontiguousarray(TextBytes.of(texts).data.reshape(-1, _SIZE).T)
    written = (columns[4] == _DASH) & (columns[7] == _DASH)
    digits = [columns[at] - np.uint8(_NOUGHT) for at in (0, 1, 2, 3, 5, 6, 8, 9)]  # below the nought it wraps round
    for digit in digits:
        written &= digit <= 9
    dates, exist = _days(digits if written.all() else [digit * written for digit in digits])
    exist &= written
    return dates if exist.all() else dates.set(pl.Series(~exist), None)


def _days(digits: list[NDArray[np.uint8]]) -> tuple[pl.Series, NDArray[np.bool_]]:
    """The days that eight digits mean, and which of them exist."""
    century, year, month, day = (digits[at] * np.uint8(10) + digits[at + 1] for at in (0, 2, 4, 6))
    exist = (century | year != 0) & (month - np.uint8(1) < 12)  # month 0 wraps round
    of_century = np.multiply(century, 1200, dtype=np.int32)
    months = of_century + np.multiply(year, 12, dtype=np.int32) + month - 13
    if not exist.all():
        months[~exist] = 0
    exist &= day - np.uint8(1) < _DAYS_IN[months]
    return pl.Series(_MONTHS[months] + day - np.int32(1)).cast(pl.Date), exist
