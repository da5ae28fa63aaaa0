"""Codes that a spreadsheet took for numbers: 9.15101E+17, 915101007234567000, 915,101,…, and .0 at the end.

A double keeps 15 to 17 significant digits, so the last characters of the code are lost for good.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.values.credit_code.alphabet import SIZE

_SCIENTIFIC = r"\d(?:\.\d+)?E\+?\d{1,3}"
_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d*)?"
_FRACTION = r"\d+\.0*"
_WRITTEN_AS_NUMBER = rf"^(?:{_SCIENTIFIC}|{_GROUPED}|{_FRACTION})$"

_ZERO, _SIX = ord("0"), ord("6")
_TAIL_POWERS = np.array([10**place for place in range(6, -1, -1)], dtype=np.int32)

SIGNIFICANT_DIGITS = 15
"""What spreadsheets keep of a number."""

DOUBLE_STEP = 128  # doubles from 6·10^17 to 10^18 are this far apart; 128 divides 10^7, so the last 7 digits tell


def is_written_as_number(codes: pl.Series) -> NDArray[np.bool_]:
    """Whether each text is a number as programs write one, which no code looks like.

    >>> is_written_as_number(pl.Series(["9.15101E+17", "915101007234567000.0", "91510100MA6CK8PD5A"])).tolist()
    [True, True, False]
    """
    return codes.str.contains(_WRITTEN_AS_NUMBER).fill_null(value=False).to_numpy()


def is_rounded(rows: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether each row is all digits and ends as a rounded number ends: in 000, or on a whole double.

    A valid code may end so too: ask this only of one whose check digit is wrong.

    Args:
        rows: ASCII bytes, shape (n, 18).

    >>> rows = np.frombuffer(b"915101007234567000" b"915101007234567040" b"915101007234567041", dtype=np.uint8)
    >>> is_rounded(rows.reshape(3, 18)).tolist()
    [True, True, False]
    """
    tails = (rows[:, -7:] - np.uint8(_ZERO)).astype(np.int32) @ _TAIL_POWERS
    round_tail: NDArray[np.bool_] = (tails % 10 ** (SIZE - SIGNIFICANT_DIGITS) == 0) | ((rows[:, 0] >= _SIX) & (tails % DOUBLE_STEP == 0))
    candidates = np.flatnonzero(round_tail)
    round_tail[candidates] = (rows[candidates] - np.uint8(_ZERO) <= 9).all(axis=1)
    return round_tail
