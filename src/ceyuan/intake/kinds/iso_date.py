"""Dates written as 2021-06-30, read from the bytes of a whole column: a parser would look at every text by itself."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.intake.kinds.plain import TextBytes

_SIZE = 10
_NOUGHT, _DASH = ord("0"), ord("-")
_DAYS_BEFORE = np.array([0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, *[0] * 87], dtype=np.int32)
_DAYS_IN = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, *[0] * 87], dtype=np.int32)
_BEFORE_1970 = 719_162  # days from 1 January of year 1


def iso_dates(texts: pl.Series) -> pl.Series | None:
    """The dates of texts that all have ten bytes, null where there is no such day; None where a text has another size.

    >>> iso_dates(pl.Series(["2021-06-30", "2020-02-29", "2021-02-29", "2021/06/30"])).to_list()
    [datetime.date(2021, 6, 30), datetime.date(2020, 2, 29), None, None]
    """
    found = TextBytes.of(texts)
    if texts.null_count() or not (np.diff(found.offsets) == _SIZE).all():
        return None
    columns = np.ascontiguousarray(found.data.reshape(-1, _SIZE).T)
    written = (columns[4] == _DASH) & (columns[7] == _DASH)
    digits = [(columns[at] - np.uint8(_NOUGHT)).astype(np.int32) for at in (0, 1, 2, 3, 5, 6, 8, 9)]  # below the nought it wraps round
    for digit in digits:
        written &= digit <= 9
    dates, exist = _days(digits if written.all() else [digit * written for digit in digits])
    exist &= written
    return dates if exist.all() else dates.set(pl.Series(~exist), None)


def _days(digits: list[NDArray[np.int32]]) -> tuple[pl.Series, NDArray[np.bool_]]:
    """The days that eight digits mean, and which of them exist."""
    year, month, day = (
        digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3],
        digits[4] * 10 + digits[5],
        digits[6] * 10 + digits[7],
    )
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    exist = (year > 0) & (day >= 1) & (day <= _DAYS_IN[month] + (leap & (month == 2)))
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 + _DAYS_BEFORE[month] + (leap & (month > 2)) + day - 1
    return pl.Series((days - _BEFORE_1970).astype(np.int32)).cast(pl.Date), exist
