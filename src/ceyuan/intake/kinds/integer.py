"""Counts: whole numbers, however they are written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.number import NumberForm, number


def integer(units: Mapping[str, Decimal], factor: Decimal, cleaner: Cleaner) -> Reader:
    """Reads whole numbers; `12.0` is one, `12.5` is not."""
    exact = number(NumberForm(24, 6, factor, units), cleaner)

    def fast(texts: pl.Series) -> pl.Series:
        values = texts.cast(pl.Int64, strict=False)
        return values if factor == 1 else values * int(factor)

    def slow(texts: pl.Series) -> Cells:
        cells = exact(texts)
        whole = cells.values.round(0)
        return Cells(whole.cast(pl.Int64, strict=False), cells.faults).marked(whole != cells.values, CellFault.NOT_A_WHOLE_NUMBER)

    return patient(fast, slow, cleaner)
