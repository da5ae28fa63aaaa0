"""Texts of cells made plain: trimmed, letters and digits half width, empty marks null, errors of spreadsheets found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.words import ERRORS, Words
from ceyuan.values.width import HALF_OF_FULL

_ALPHANUMERIC = {full: half for full, half in HALF_OF_FULL.items() if half.isalnum()}
_CONTROL = r"[\x00-\x08\x0e-\x1f\x7f]"
_INVISIBLE = r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_BLANK = r"[\t-\r \x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_ENDS = rf"^{_BLANK}+|{_BLANK}+$"
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d) 00:00:00$"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Texts made plain, null where nothing is said; `faults` holds those of cells that no kind can read."""

    values: pl.Series
    faults: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Makes texts plain. Full-width punctuation stays: names are written with it.

    Attributes:
        empty: the marks that mean an empty cell.
        totals: what the rows of totals are called, without blanks.
    """

    empty: pl.Series
    totals: pl.Series

    @classmethod
    def of(cls, words: Words) -> Cleaner:
        """A cleaner that knows the empty marks of a city."""
        return cls(pl.Series(sorted(words.empty)), pl.Series(sorted(words.total | words.subtotal)))

    def __call__(self, texts: pl.Series) -> Cleaned:
        """The texts made plain."""
        bare = bare_texts(texts)
        spoilt = _spoilt(texts, bare)
        spoilt[bare.str.replace_all(_BLANK, "").is_in(self.totals.implode()).fill_null(value=False).to_numpy()] = CellFault.TOTAL_WORD
        gone = bare.is_in(self.empty.implode()) | (bare == "") | pl.Series(spoilt != 0)
        return Cleaned(bare.set(gone.fill_null(value=False), None), spoilt)


def bare_texts(texts: pl.Series) -> pl.Series:
    """The texts without blanks at the ends and invisible characters, letters and digits half width, dates without a time of midnight.

    >>> bare_texts(pl.Series([" ２０２１年\\n", "2021-06-30 00:00:00", "甲（乙）"])).to_list()
    ['2021年', '2021-06-30', '甲（乙）']
    """
    visible = texts.str.replace_many(_ALPHANUMERIC).str.replace_all(_INVISIBLE, "").str.replace_all(_ENDS, "")
    return visible.str.replace(_MIDNIGHT, "$1")


def _spoilt(texts: pl.Series, bare: pl.Series) -> NDArray[np.uint8]:
    """The faults of cells that hold control characters, an error, or a formula that was saved without its value."""
    faults = np.zeros(len(bare), dtype=np.uint8)
    faults[texts.str.contains(_CONTROL).fill_null(value=False).to_numpy()] = CellFault.CONTROL_CHARACTER
    faults[bare.is_in(list(ERRORS)).fill_null(value=False).to_numpy()] = CellFault.ERROR_CELL
    faults[bare.str.starts_with("=").fill_null(value=False).to_numpy()] = CellFault.FORMULA_WITHOUT_VALUE
    return faults
