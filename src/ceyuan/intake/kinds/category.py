"""Categories: words of a code list, kept as their codes."""

from __future__ import annotations

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.vocabulary import Vocabulary


def category(vocabulary: Vocabulary, cleaner: Cleaner, *, is_open: bool) -> Reader:
    """Reads categories.

    Args:
        is_open: whether a word outside the list enters as written, with a warning.
    """

    def slow(texts: pl.Series) -> Cells:
        codes = vocabulary.read_loosely(texts)
        if not is_open:
            return Cells.read(texts, codes, CellFault.UNKNOWN_ENTRY)
        cells = Cells.read(texts, codes, CellFault.NEW_ENTRY)
        return Cells(codes.zip_with(codes.is_not_null(), texts), cells.faults)

    return patient(vocabulary.exact, slow, cleaner)
