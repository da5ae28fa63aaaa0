"""Chance that can be repeated: every part of the sample has its own stream, so that one part never shifts another."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def stream(seed: int, part: str) -> np.random.Generator:
    """The random numbers of a part of the sample.

    >>> int(stream(1, "names").integers(100)) == int(stream(1, "names").integers(100))
    True
    """
    return np.random.default_rng(np.random.SeedSequence([abs(seed), *part.encode()]))


def drawn(chance: np.random.Generator, weights: NDArray[np.float64], count: int) -> Ints:
    """The numbers of `count` draws with replacement, by weight."""
    edges = np.cumsum(weights, dtype=np.float64)
    numbers: Ints = np.searchsorted(edges, chance.random(count) * edges[-1], side="right")
    return numbers


def scattered(chance: np.random.Generator, count: int, room: int) -> Ints:
    """`count` different numbers below `room`, in no visible order, without holding the whole room in memory.

    A multiplication by a number prime to the room visits every place once.

    Args:
        room: how many numbers there are; at least `count`, and below 2³¹ so that no product overflows.
    """
    step = int(chance.integers(room // 3, room))
    while np.gcd(step, room) != 1:
        step += 1
    return (np.arange(count, dtype=np.int64) * step + int(chance.integers(room))) % room


def days_after(day: date, numbers: Ints) -> pl.Series:
    """The days so many days after one, shape (n,)."""
    return pl.Series(numbers + (day - date(1970, 1, 1)).days).cast(pl.Int32).cast(pl.Date)
