"""Sharing a whole number out by weight, exactly, by largest remainders (Hamilton's method)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ceyuan.samples.chance import Ints


def apportion(total: int, weights: ArrayLike) -> Ints:
    """Whole parts of `total` that sum to it exactly, each less than one from its share.

    A part of weight zero gets nothing; of two equal remainders the earlier part is served first.

    Args:
        total: not negative.
        weights: shape (n,), not negative, not all zero.

    >>> apportion(10, [1, 1, 1]).tolist()
    [4, 3, 3]
    """
    shares = np.asarray(weights, dtype=np.float64)
    quotas = shares / shares.sum() * total
    parts: Ints = np.floor(quotas).astype(np.int64)
    by_remainder = np.argsort(parts - quotas, kind="stable")
    parts[by_remainder[: total - int(parts.sum())]] += 1
    return parts


def apportion_in_steps(total: int, weights: ArrayLike, step: int) -> Ints:
    """The same in whole steps, such as areas in hundreds of square metres, as the senders' tables print them.

    Args:
        total: a multiple of `step`.

    >>> apportion_in_steps(100, [2, 1], 10).tolist()
    [70, 30]
    """
    return apportion(total // step, weights) * step
