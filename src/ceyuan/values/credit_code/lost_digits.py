"""Codes whose last digits a number format wiped out: the range in which the code lies, and the codes inside it.

Only a code of 18 digits can be damaged so; about one in four is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.values.credit_code.alphabet import SIZE
from ceyuan.values.credit_code.column import Codes, as_text, rows_of_size
from ceyuan.values.credit_code.damage import Candidates, fill
from ceyuan.values.credit_code.number_format import DOUBLE_STEP, SIGNIFICANT_DIGITS
from ceyuan.values.credit_code.older import organisation_check

_SCIENTIFIC = r"^(\d)\.?(\d*)E\+?17$"
_WHOLE = r"^(\d{18})(?:\.0*)?$"
_ZERO, _NINE = ord("0"), ord("9")
_POWERS = np.array([10**place for place in range(SIZE - 1, -1, -1)], dtype=np.int64)
_LOST = 10 ** (SIZE - SIGNIFICANT_DIGITS)


@dataclass(frozen=True, slots=True)
class Ranges:
    """Where codes lie, as numbers of 18 digits.

    Attributes:
        which: which damaged code each range is of, shape (m,).
        low, high: both ends, inclusive, shape (m,).
        likely: where the code lies if the number was damaged in the usual way, shape (m,).
    """

    which: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    likely: NDArray[np.int64]


def ranges(damaged: pl.Series) -> Ranges:
    """The range of each damaged code that is a number of 18 digits; what is shown may have been rounded or cut off.

    >>> found = ranges(pl.Series(["9.15101E+17", "915101007234567000", "x"]))
    >>> found.low.tolist(), found.high.tolist()
    ([915100499999999936, 915101007234566436], [915102000000000128, 915101007234568128])
    """
    bare = damaged.str.replace_all(",", "", literal=True)
    shown = (bare.str.extract(_SCIENTIFIC, 1) + bare.str.extract(_SCIENTIFIC, 2)).str.head(SIZE)
    number = shown.str.pad_end(SIZE, "0").zip_with(shown.is_not_null(), bare.str.extract(_WHOLE)).cast(pl.Int64)
    which = np.flatnonzero(number.is_not_null())
    numbers, places = number[which].to_numpy(), shown[which].str.len_chars().fill_null(SIZE).to_numpy()
    is_cut = (numbers % _LOST == 0) & (places >= SIGNIFICANT_DIGITS)
    steps = np.where(is_cut, _LOST, 10 ** (SIZE - places.astype(np.int64)))
    likely = numbers + np.where(is_cut, _LOST // 2, 0)
    return Ranges(which, numbers - (steps + DOUBLE_STEP) // 2, numbers + steps + DOUBLE_STEP, likely)


def as_numbers(codes: Codes) -> NDArray[np.int64]:
    """The codes that are all digits, as numbers in order."""
    rows, _ = rows_of_size(as_text(codes), SIZE)
    return np.sort(_numbers(rows[(rows <= _NINE).all(axis=1)]))


def known_within(found: Ranges, known: NDArray[np.int64], most: int) -> Candidates:
    """The known numbers, in order, inside each range that holds at most `most`: a longer list would tell nothing."""
    first, last = np.searchsorted(known, found.low), np.searchsorted(known, found.high, side="right")
    counts = np.where(last - first <= most, last - first, 0)
    places = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    return _likely_first(found, np.repeat(np.arange(len(counts)), counts), known[places])


def valid_within(found: Ranges) -> Candidates:
    """The valid codes inside each range that lost at most three digits, if their organisation code checks too.

    The first 16 digits fix the 17th, which checks the organisation code, and so the 18th.
    """
    narrow = np.flatnonzero(found.high - found.low < 2 * _LOST)
    prefixes = found.low[narrow, None] // 100 + np.arange(2 * _LOST // 100)
    which, rows = np.repeat(narrow, prefixes.shape[1]), _digits(prefixes.ravel() * 100)
    rows[:, -2] = organisation_check(rows[:, 8:16])
    fits = fill(rows, np.full(len(rows), SIZE - 1)) & (rows <= _NINE).all(axis=1)
    which, numbers = which[fits], _numbers(rows[fits])
    inside = (numbers >= found.low[which]) & (numbers <= found.high[which])
    return _likely_first(found, which[inside], numbers[inside])


def _likely_first(found: Ranges, which: NDArray[np.int64], numbers: NDArray[np.int64]) -> Candidates:
    order = np.argsort(np.abs(numbers - found.likely[which]))
    return found.which[which[order]], _digits(numbers[order])


def _numbers(rows: NDArray[np.uint8]) -> NDArray[np.int64]:
    return (rows - np.uint8(_ZERO)).astype(np.int64) @ _POWERS


def _digits(numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
    return (numbers[:, None] // _POWERS % 10 + _ZERO).astype(np.uint8)
