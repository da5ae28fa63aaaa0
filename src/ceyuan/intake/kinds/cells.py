"""A column of cells read into values: a fast way for cells written plainly, a patient one for the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.clean import Cleaner

Faults = NDArray[np.uint8]
"""For each cell the number of its `CellFault`."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A column read.

    Attributes:
        values: what the ledger keeps, null where a cell is empty or wrong.
        faults: for each cell the number of its `CellFault`.
    """

    values: pl.Series
    faults: Faults

    @classmethod
    def right(cls, values: pl.Series) -> Cells:
        """Cells without a fault."""
        return cls(values, np.zeros(len(values), dtype=np.uint8))

    @classmethod
    def read(cls, texts: pl.Series, values: pl.Series, fault: CellFault) -> Cells:
        """Values made of texts: a text that gave none is a fault."""
        wrong = (values.is_null() & texts.is_not_null()).to_numpy()
        return cls(values, np.where(wrong, np.uint8(fault), np.uint8(0)))

    def marked(self, where: pl.Series, fault: CellFault) -> Cells:
        """The cells with one more fault where the mask is true and there is none yet; a fault leaves no value, a warning keeps it."""
        if not where.any():
            return self
        mask = where.fill_null(value=False).to_numpy() & (self.faults == 0)
        values = self.values if fault.level == "warning" else self.values.set(pl.Series(mask), None)
        return Cells(values, np.where(mask, np.uint8(fault), self.faults))


Reader = Callable[[pl.Series], Cells]
"""Reads a column of texts as they came."""


def patient(fast: Callable[[pl.Series], pl.Series], slow: Reader, cleaner: Cleaner) -> Reader:
    """A reader that tries the fast way on all cells, and cleans and reads the others, usually few, the slow way.

    Args:
        fast: gives null for every text that is not written plainly.
        slow: reads cleaned texts.
        cleaner: trims texts, makes empty marks null and finds the errors of spreadsheets.
    """

    def read(texts: pl.Series) -> Cells:
        values = fast(texts)
        if values.null_count() == texts.null_count():
            return Cells.right(values)
        doubtful = (values.is_null() & texts.is_not_null()).arg_true()
        cleaned = cleaner(texts.gather(doubtful))
        mended = slow(cleaned.values)
        faults = np.zeros(len(texts), dtype=np.uint8)
        faults[doubtful.to_numpy()] = np.where(cleaned.faults, cleaned.faults, mended.faults)
        return Cells(values.scatter(doubtful, mended.values), faults)

    return read
