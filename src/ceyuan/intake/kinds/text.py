"""Texts, names and codes: kept as they are written, made plain."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.plain import TextBytes, not_plain
from ceyuan.intake.words import ERRORS, Words


def text(words: Words) -> Reader:
    """Reads texts and names."""
    return patient(plain(words), Cells.right, Cleaner.of(words))


def code(words: Words, pattern: str | None, *, refuses: bool) -> Reader:
    """Reads codes, which match a pattern in full.

    Args:
        pattern: None takes any text.
        refuses: whether a mismatch is a fault; else it is a warning.
    """
    read = text(words)
    if pattern is None:
        return read
    fault = CellFault.PATTERN_MISMATCH if refuses else CellFault.PATTERN_DOUBTFUL
    whole = f"^(?:{pattern})$".replace(r"\d", "[0-9]")  # digits of other scripts are none, and are slow to look for

    def matching(texts: pl.Series) -> Cells:
        cells = read(texts)
        return cells.marked(~cells.values.str.contains(whole), fault)

    return matching


def plain(words: Words) -> Callable[[pl.Series], pl.Series]:
    """Gives the texts that are kept as they are, and null for those to be looked at: not plain, empty marks, totals, errors."""
    known = pl.Series(sorted(words.empty | words.total | words.subtotal | set(ERRORS) | {""}))
    longest = int(known.str.len_bytes().max())  # type: ignore[arg-type]  # there are words

    def keep(texts: pl.Series) -> pl.Series:
        found = TextBytes.of(texts)
        at = not_plain(found)
        short = np.flatnonzero(np.diff(found.offsets) <= longest)
        if short.size:
            at = np.union1d(at, short[texts.gather(short).is_in(known.implode()).fill_null(value=False).to_numpy()])
        return texts.clone().scatter(at, None) if at.size else texts

    return keep
