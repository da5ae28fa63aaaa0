"""The arithmetic of GB 32100-2015: which character may stand where, what it weighs, and sums over whole columns of bytes.

A code is valid when the values of its 18 characters, weighted with powers of three, sum to a multiple of 31.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters, in the order of their values; I, O, S, V and Z are left out."""

SIZE = 18
"""Characters in a code."""

BASE = len(ALPHABET)
DIGITS = ALPHABET[:10]
LETTERED_AUTHORITIES = "ANY"
"""Authorities written as a letter: the army, agriculture, others."""

WEIGHTS = np.array([pow(3, place, BASE) for place in range(SIZE - 1)] + [1], dtype=np.int64)
"""The weight of each place; the check digit weighs one, which makes the whole sum a multiple of 31."""

LOWER_CASE = 512
"""Added for a small letter: above the highest sum of capitals (nine pairs of at most 30), so it always shows."""

ILLEGAL = 10 * LOWER_CASE
"""Added for an illegal character: above the highest sum of small letters."""

_BLOCK_ROWS = 1 << 16  # keeps one block of pairs and the tables in the processor's cache


def legal_at(place: int) -> str:
    """The characters that may stand at a place, counted from 0.

    >>> legal_at(2)
    '0123456789'
    """
    if place == 0:
        return DIGITS + LETTERED_AUTHORITIES
    return DIGITS if place < 8 else ALPHABET


def _values_at(place: int) -> NDArray[np.int64]:
    values = np.full(256, ILLEGAL, dtype=np.int64)
    for character in legal_at(place):
        value = ALPHABET.index(character) * WEIGHTS[place] % BASE
        values[ord(character.lower())] = value + LOWER_CASE
        values[ord(character)] = value
    return values


def _pair_table(first: int) -> NDArray[np.uint16]:
    """The weighted value of every two bytes at places `first` and `first + 1`, read as one little-endian number."""
    sums = _values_at(first)[None, :] + _values_at(first + 1)[:, None]
    legal = sums % LOWER_CASE % BASE + np.where(sums >= LOWER_CASE, LOWER_CASE, 0)
    return np.where(sums >= ILLEGAL, ILLEGAL, legal).astype(np.uint16).ravel()


_PAIR_TABLES = tuple(_pair_table(first) for first in range(0, SIZE, 2))


def weighted_sums(rows: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """The weighted sum of each row, a multiple of 31 where the code is valid.

    It is at least `ILLEGAL` where a character may not stand, else at least `LOWER_CASE` where there are small letters; then
    `sum % LOWER_CASE` is what counts. Two characters are looked up at once, so a row costs nine look-ups.

    Args:
        rows: ASCII bytes, shape (n, 18), contiguous.

    Returns:
        Sums, shape (n,).
    """
    pairs = rows.reshape(-1).view("<u2").reshape(-1, SIZE // 2)
    sums = np.empty(len(pairs), dtype=np.uint16)
    for start in range(0, len(pairs), _BLOCK_ROWS):
        block = pairs[start : start + _BLOCK_ROWS]
        total = _PAIR_TABLES[0].take(block[:, 0])
        for place, table in enumerate(_PAIR_TABLES[1:], start=1):
            total += table.take(block[:, place])
        sums[start : start + _BLOCK_ROWS] = total
    return sums
