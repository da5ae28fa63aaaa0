"""Columns of text as contiguous bytes: whatever holds the codes, their characters are reached without a copy for each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Codes: TypeAlias = "pl.Series | pa.Array | pa.ChunkedArray | NDArray[Any] | Sequence[str | None]"
"""A column of codes as polars, pyarrow, numpy or plain Python holds it; null is an empty code, numbers are read as text."""


def as_text(codes: Codes) -> pa.LargeStringArray:
    """The column as one Arrow array of text; slices, nulls, views, dictionaries and chunks are all taken."""
    if isinstance(codes, pa.ChunkedArray):
        codes = codes.combine_chunks()
    if isinstance(codes, pa.Array) and (pa.types.is_string(codes.type) or pa.types.is_large_string(codes.type)):
        return codes.cast(pa.large_string())
    return as_series(codes).to_arrow()


def as_series(codes: Codes) -> pl.Series:
    """The column as a polars Series of strings."""
    if isinstance(codes, pl.Series):
        return codes if codes.dtype == pl.String else codes.cast(pl.String)
    if isinstance(codes, np.ndarray) and codes.dtype.kind in "OS":
        codes = codes.tolist() if codes.dtype.kind == "O" else codes.astype(str)
    if isinstance(codes, np.ndarray | pa.Array | pa.ChunkedArray):
        return as_series(pl.Series(codes))
    return pl.Series(codes, dtype=pl.String, strict=False)


def rows_of_size(text: pa.LargeStringArray, size: int) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """The bytes of the texts of that many bytes, and which texts they are.

    Returns:
        Bytes of shape (m, size), and a mask of shape (n,) with m true places. A null is of no size.
    """
    fits = pc.fill_null(pc.equal(pc.binary_length(text), size), False).to_numpy(zero_copy_only=False)
    fitting = text if fits.all() else text.filter(pa.array(fits))
    return _bytes(fitting).reshape(-1, size), fits


def as_codes(rows: NDArray[np.uint8]) -> pl.Series:
    """Rows of ASCII bytes, shape (n, size), as a Series of n texts."""
    count, size = rows.shape
    offsets = np.arange(count + 1, dtype=np.int64) * size
    data = np.ascontiguousarray(rows)
    return pl.Series(pa.LargeStringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(data)))


def _bytes(text: pa.LargeStringArray) -> NDArray[np.uint8]:
    """The characters of an array without nulls, end to end."""
    _, offsets_buffer, data_buffer = text.buffers()
    if len(text) == 0 or data_buffer is None:
        return np.empty(0, dtype=np.uint8)
    offsets = np.frombuffer(offsets_buffer, dtype=np.int64)[text.offset : text.offset + len(text) + 1]
    return np.frombuffer(data_buffer, dtype=np.uint8)[offsets[0] : offsets[-1]]
