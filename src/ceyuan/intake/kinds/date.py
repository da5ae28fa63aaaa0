"""Dates, in every way that clerks and spreadsheets write them."""

from __future__ import annotations

from datetime import date

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.iso_date import iso_dates
from ceyuan.values.width import without_width_and_space

FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
"""The dates that a registry may hold; anything outside is a slip."""

EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Day 0 of serial numbers, from 1 March 1900 on, in workbooks of the two systems."""

_ISO, _MIDNIGHT = "%Y-%m-%d", "%Y-%m-%d 00:00:00"
_TIME = r"[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$"
_APART = r"^(\d{4})[-/.年\\](\d{1,2})(?:[-/.月\\](\d{1,2})?)?[日号]?$"
_TOGETHER = r"^(\d{4})(\d{2})(\d{2})?$"
_SERIAL = r"^(\d{5})(?:\.\d+)?$"
_AMBIGUOUS = r"^\d{4}\.1$"


def day(cleaner: Cleaner, epoch: date = EPOCH_1900) -> Reader:
    """Reads dates; a month without a day gives its first day, with a warning.

    Args:
        epoch: day 0 of serial numbers in this workbook.
    """
    return patient(_fast, lambda texts: _slow(texts, epoch), cleaner)


def _fast(texts: pl.Series) -> pl.Series:
    plain = iso_dates(texts)
    if plain is not None:
        return _in_range(plain)
    values = texts.str.to_date(_ISO, strict=False)
    if values.null_count() > texts.null_count():
        values = values.zip_with(values.is_not_null(), texts.str.to_date(_MIDNIGHT, strict=False))
    return _in_range(values)


def _slow(texts: pl.Series, epoch: date) -> Cells:
    plain = without_width_and_space(texts.str.replace(_TIME, ""))
    values, has_day = _year_month_day(plain)
    serial = plain.str.extract(_SERIAL).cast(pl.Int32)
    values = _in_range(values.zip_with(serial.is_null(), _days(serial, epoch)))
    cells = Cells.read(texts, values, CellFault.NOT_A_DATE)
    return cells.marked(plain.str.contains(_AMBIGUOUS), CellFault.MONTH_AMBIGUOUS).marked(
        serial.is_null() & ~has_day & values.is_not_null(), CellFault.DAY_MISSING
    )


def _year_month_day(plain: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Dates of year, month and day in digits, and whether the day is written; null where there is no such day."""
    apart, together = (plain.str.extract_groups(pattern).struct.unnest() for pattern in (_APART, _TOGETHER))
    year, month, of_month = (apart[part].zip_with(apart["1"].is_not_null(), together[part]) for part in ("1", "2", "3"))
    iso = year + "-" + month.str.zfill(2) + "-" + of_month.fill_null("1").str.zfill(2)
    return iso.str.to_date(_ISO, strict=False), of_month.is_not_null()


def _days(numbers: pl.Series, epoch: date) -> pl.Series:
    """The dates so many days after the epoch."""
    return (numbers + _since_1970(epoch)).cast(pl.Int32).cast(pl.Date)


def _since_1970(when: date) -> int:
    return (when - date(1970, 1, 1)).days


def _in_range(values: pl.Series) -> pl.Series:
    days = values.cast(pl.Int32)
    first, last = days.min(), days.max()
    if first is None or (first >= _since_1970(FIRST) and last <= _since_1970(LAST)):  # type: ignore[operator]  # whole numbers
        return values
    return values.set(~values.is_between(FIRST, LAST).fill_null(value=True), None)
