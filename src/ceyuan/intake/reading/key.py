"""The hash of a row's key. It is stored, and rows of later years are found by it: it must never change.

Texts are hashed eight bytes at a time with the multiplications and rotations of MurmurHash3, over whole columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.intake.kinds.plain import TextBytes

_FIRST, _SECOND = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)
_ADDED, _LAST, _FINAL = np.uint64(0x52DCE729), np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_FIVE = np.uint64(5)
_BETWEEN = "\x1f"  # stands in no cell: readers drop control characters
_BLOCK_ROWS = 1 << 15  # keeps a block in the processor's cache


def key_hash(values: pl.DataFrame, key: Sequence[str]) -> pl.Series:
    """The hash of the key of each row; null where a part of it is empty, and for all rows of a dataset without a key.

    Args:
        values: n rows with the columns of the key as the ledger keeps them.
        key: their names.

    Returns:
        n numbers of 64 bits.

    >>> key_hash(pl.DataFrame({"code": ["9144030071526726XG", None]}), ["code"]).to_list()
    [-101316825721717947, None]
    """
    if not key:
        return pl.Series([None], dtype=pl.Int64).new_from_index(0, values.height)
    texts = values[key[0]] if len(key) == 1 else values.select(pl.concat_str(pl.col(key).cast(pl.String), separator=_BETWEEN)).to_series()
    texts = texts.cast(pl.String)
    hashes = pl.Series("_key", text_hash(texts).view(np.int64))
    return hashes.set(texts.is_null(), None) if texts.null_count() else hashes


def text_hash(texts: pl.Series) -> NDArray[np.uint64]:
    """The hash of each text, shape (n,)."""
    found = TextBytes.of(texts)
    hashes = np.empty(len(texts), dtype=np.uint64)
    data = np.concatenate([found.data, np.zeros(8, dtype=np.uint8)])
    for start in range(0, len(texts), _BLOCK_ROWS):
        offsets = found.offsets[start : start + _BLOCK_ROWS + 1]
        hashes[start : start + _BLOCK_ROWS] = _block(data, offsets[:-1], np.diff(offsets))
    return hashes


def _block(data: NDArray[np.uint8], starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.uint64]:
    hashes = sizes.astype(np.uint64)
    longest = int(sizes.max(initial=0))
    shortest = int(sizes.min(initial=longest))
    for done in range(0, longest, 8):
        if shortest - done >= 8:  # every text fills the word
            hashes = _mixed(hashes, _words_at(data, starts + done))
            continue
        left = sizes - done
        words = _words_at(data, np.where(left > 0, starts + done, 0)) & _MASKS[np.clip(left, 0, 8)]
        hashes = np.where(left > 0, _mixed(hashes, words), hashes)
    return _finished(hashes)


def _mixed(hashes: NDArray[np.uint64], words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return _rotated(hashes ^ _rotated(words * _FIRST, 31) * _SECOND, 27) * _FIVE + _ADDED


def _words_at(data: NDArray[np.uint8], positions: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The eight bytes that begin at each position, the first the lowest."""
    words: NDArray[np.uint64] = np.ndarray(len(data) - 7, dtype="<u8", buffer=data.data, strides=(1,))
    return words[positions]


def _rotated(words: NDArray[np.uint64], bits: int) -> NDArray[np.uint64]:
    return words << np.uint64(bits) | words >> np.uint64(64 - bits)


def _finished(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for factor in (_LAST, _FINAL):
        hashes = (hashes ^ hashes >> np.uint64(33)) * factor
    return hashes ^ hashes >> np.uint64(33)


_MASKS = np.array([(1 << 8 * size) - 1 for size in range(8)] + [(1 << 64) - 1], dtype=np.uint64)
"""Keep the first so many bytes of a word."""
