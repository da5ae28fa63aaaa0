"""Connected components, over whole columns: which of many things hang together."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def components(size: int, left: Ints, right: Ints) -> Ints:
    """The smallest member of the component of each of `size` things, from pairs that hang together.

    >>> components(5, np.array([3, 1]), np.array([4, 3])).tolist()
    [0, 1, 2, 1, 1]
    """
    root = np.arange(size, dtype=np.int64)
    while len(left):
        lower, upper = np.minimum(root[left], root[right]), np.maximum(root[left], root[right])
        apart = lower != upper
        left, right = left[apart], right[apart]
        np.minimum.at(root, upper[apart], lower[apart])
        root = _settled(root)
    return root


def _settled(root: Ints) -> Ints:
    """Let everything point at the root itself."""
    while True:
        further = root[root]
        if np.array_equal(further, root):
            return root
        root = further


def numbers(values: pl.Series, of: pl.Series) -> Ints:
    """The place of each value in a sorted column that holds it."""
    found: Ints = of.search_sorted(values).to_numpy().astype(np.int64)
    return found
