"""A haystack: many short texts end to end, in which one is found by its rarest character first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

_AT_ONCE = 1 << 20
_BETWEEN = "\0"  # stands in no text


@dataclass(frozen=True)
class Haystack:
    """Texts ready to be searched.

    Attributes:
        units: all texts end to end, shape (units,), as UTF-16.
        ends: where each of n texts ends, shape (n,).
        counts: how often each unit occurs.
    """

    units: NDArray[np.uint16]
    ends: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: pl.Series) -> Haystack:
        """The haystack of n texts; an empty one holds nothing."""
        joined = texts.fill_null("").str.replace_all(_BETWEEN, " ", literal=True).str.join(_BETWEEN).item() if len(texts) else ""
        units = np.frombuffer((joined + _BETWEEN).encode("utf-16-le", "surrogatepass"), dtype="<u2") if len(texts) else np.empty(0, "<u2")
        return cls(units, np.flatnonzero(units == 0), np.bincount(units, minlength=1 << 16))

    def holding(self, needle: str, most: int) -> NDArray[np.int64]:
        """The numbers of the first texts that hold a needle, ascending, at most so many.

        >>> Haystack.of(pl.Series(["成都青禾科技", "蓝田", "青禾"])).holding("青禾", 5).tolist()
        [0, 2]
        """
        wanted = np.frombuffer(needle.encode("utf-16-le", "surrogatepass"), dtype="<u2")
        found = np.empty(0, dtype=np.int64)
        if not wanted.size or not self.counts[wanted].all():
            return found
        order = np.argsort(self.counts[wanted], kind="stable")
        for first in range(0, self.units.size, _AT_ONCE):
            starts = self._starts(wanted, order, first)
            rows = np.searchsorted(self.ends, starts)
            found = np.concatenate([found, rows[np.diff(rows, prepend=found[-1] if found.size else -1) > 0]])
            if found.size >= most:
                break
        return found[:most]

    def _starts(self, wanted: NDArray[np.uint16], order: NDArray[np.int64], first: int) -> NDArray[np.int64]:
        """Where the needle begins whose rarest unit is among those of one stretch."""
        starts: NDArray[np.int64] = np.flatnonzero(self.units[first : first + _AT_ONCE] == wanted[order[0]]) + first - order[0]
        starts = starts[(starts >= 0) & (starts + wanted.size <= self.units.size)]
        for nth in order[1:]:
            starts = starts[self.units[starts + nth] == wanted[nth]]
        return starts
