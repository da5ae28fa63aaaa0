"""Yes and no."""

from __future__ import annotations

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.vocabulary import WordMap
from ceyuan.intake.words import Words


def boolean(words: Words, cleaner: Cleaner) -> Reader:
    """Reads yes and no. A word that may mean both no and nothing (无) means no."""
    read = WordMap(dict.fromkeys(words.yes, True) | dict.fromkeys(words.no, False), pl.Boolean())
    return patient(read, lambda texts: Cells.read(texts, read(texts), CellFault.NOT_A_BOOLEAN), cleaner)
