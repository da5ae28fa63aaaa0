"""Periods in cells: kept as their last day."""

from __future__ import annotations

import polars as pl

from ceyuan.definitions.dataset import Cadence
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.period_text import read_period
from ceyuan.values import Period

_SIZES = {"month": 1, "quarter": 3, "half": 6}
_AMBIGUOUS = r"^\d{4}\.1$"


def period(cadence: Cadence, cleaner: Cleaner) -> Reader:
    """Reads periods: each distinct text once."""

    def slow(texts: pl.Series) -> Cells:
        distinct = texts.drop_nulls().unique()
        ends = pl.Series([end_of(text, cadence) for text in distinct], dtype=pl.Date)
        values = texts.replace_strict(distinct, ends, default=None, return_dtype=pl.Date)
        return Cells.read(texts, values, CellFault.NOT_A_PERIOD).marked(texts.str.contains(_AMBIGUOUS), CellFault.MONTH_AMBIGUOUS)

    return patient(lambda texts: pl.Series([None], dtype=pl.Date).new_from_index(0, len(texts)), slow, cleaner)


def end_of(text: str, cadence: Cadence) -> object:
    """The last day of the period that a cell means; None where it is none, or a whole year in a table that is filed more often."""
    found = read_period(text)
    return found.end if found and fits(found, cadence) else None


def fits(found: Period, cadence: Cadence) -> bool:
    """Whether a table of that cadence may be for the period: a bare year says nothing of the month."""
    return not (cadence in _SIZES and found.kind == "year")
