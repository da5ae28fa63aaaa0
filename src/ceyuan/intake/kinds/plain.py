"""Which texts of a column are written plainly, told from their bytes, so that only the others need patience."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

_LAST_BLANK = 0x20  # the space; below it are the control characters
_DELETE = 0x7F
_VIEW_WORDS = 4  # a string view of Arrow: its size, then where it lies or what it says


@dataclass(frozen=True, slots=True)
class TextBytes:
    """The bytes of a column of texts, end to end; text i lies from `offsets[i]` to `offsets[i + 1]`, a null is empty."""

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    @classmethod
    def of(cls, texts: pl.Series | pa.Array) -> TextBytes:
        """The bytes of a column; polars keeps them apart and has to copy them."""
        array = texts.to_arrow() if isinstance(texts, pl.Series) else texts
        if not pa.types.is_large_string(array.type):
            array = array.cast(pa.large_string())
        _, offsets, data = array.buffers()
        where = np.frombuffer(offsets, dtype=np.int64)[array.offset : array.offset + len(array) + 1]
        if data is None:
            return cls(np.empty(0, dtype=np.uint8), where)
        return cls(np.frombuffer(data, dtype=np.uint8)[where[0] : where[-1]], where - where[0])

    def rows_at(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """The texts in which bytes at those positions lie, each once."""
        return np.unique(np.searchsorted(self.offsets, positions, side="right") - 1)


def text_sizes(texts: pl.Series) -> NDArray[np.int32]:
    """The bytes of each text, read from where polars keeps them; for a null, any number.

    >>> text_sizes(pl.Series(["高新区", "A"])).tolist()
    [9, 1]
    """
    views = texts.to_arrow(compat_level=pl.CompatLevel.newest())
    kept: NDArray[np.int32] = np.frombuffer(views.buffers()[1], dtype=np.int32).reshape(-1, _VIEW_WORDS)
    return kept[views.offset : views.offset + len(views), 0]


def not_numeric(texts: pl.Series) -> NDArray[np.int64]:
    """The texts that hold anything but digits, points, minus signs and slashes.

    >>> not_numeric(pl.Series(["-1.5", None, "1,000", "", "３"])).tolist()
    [2, 4]
    """
    found = TextBytes.of(texts)
    odd = found.data - np.uint8(ord("-")) > ord("9") - ord("-")  # below the minus it wraps round
    return found.rows_at(np.flatnonzero(odd)) if odd.any() else np.empty(0, dtype=np.int64)


def not_plain(found: TextBytes) -> NDArray[np.int64]:
    """The texts with blanks, control and invisible characters, full-width letters and digits, or the sign of a formula, anywhere.

    >>> not_plain(TextBytes.of(pl.Series(["甲（乙）、丙", "甲 乙", "２０２１", "甲\\u200b", None, "=A1"]))).tolist()
    [1, 2, 3, 5]
    """
    data = found.data
    parts = [np.flatnonzero((data <= _LAST_BLANK) | (data == _DELETE))] if data.size and _has_control(data) else []
    for lead, odd in _LEADS:
        if (data == lead).any():
            at = np.flatnonzero(data == lead)
            parts.append(at[odd(data, at)])
    return found.rows_at(np.concatenate(parts)) if parts else np.empty(0, dtype=np.int64)


def _has_control(data: NDArray[np.uint8]) -> bool:
    return bool(data.min() <= _LAST_BLANK) or bool((data == _DELETE).any())


def _is_wide(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Full-width digits and letters (U+FF10…FF5A), and the byte-order mark."""
    second, third = data[at + 1], data[at + 2]
    wide: NDArray[np.bool_] = (second == 0xBC) & ((third >= 0x90) & (third <= 0x99) | (third >= 0xA1) & (third <= 0xBA))
    wide |= (second == 0xBD) & (third >= 0x81) & (third <= 0x9A)
    wide |= (second == 0xBB) & (third == 0xBF)
    return wide


def _is_control(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The control characters U+0080–009F, the no-break space and the soft hyphen."""
    control: NDArray[np.bool_] = (data[at + 1] <= 0xA0) | (data[at + 1] == 0xAD)
    return control


def _is_invisible(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The spaces and marks of U+2000–200F and U+2028–202F, and those from U+205F on."""
    second, third = data[at + 1], data[at + 2]
    unseen: NDArray[np.bool_] = (second == 0x80) & ((third <= 0x8F) | (third >= 0xA8))
    unseen |= (second == 0x81) & (third >= 0x9F)
    return unseen


def _is_ideographic_space(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    blank: NDArray[np.bool_] = (data[at + 1] == 0x80) & (data[at + 2] == 0x80)
    return blank


def _always(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.ones(len(at), dtype=np.bool_)


_LEADS = (
    (ord("="), _always),
    (0xC2, _is_control),
    (0xE2, _is_invisible),
    (0xE3, _is_ideographic_space),
    (0xEF, _is_wide),
)
"""The first bytes in UTF-8 of characters that are not plain, and which of the characters that begin so are meant."""
