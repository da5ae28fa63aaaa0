"""Which files, and which rows of them, make a version of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import ibis

from ceyuan.ledger.parts import Part

Runs = tuple[tuple[int, int], ...]
"""Spans of batch numbers, both ends inside."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A plan for reading.

    Attributes:
        parts: the files.
        runs: the batches whose rows count; None when every row of the files does.
    """

    parts: tuple[Part, ...]
    runs: Runs | None

    @classmethod
    def of(cls, parts: Sequence[Part], kept: Sequence[int], others: Sequence[int]) -> Scan:
        """Plan to read the rows of some batches.

        Args:
            parts: the files of the table.
            kept: the batches to read, ascending.
            others: the other batches that the files may hold, ascending.
        """
        chosen = tuple(part for part in parts if _any_within(kept, part))
        is_mixed = any(_any_within(others, part) for part in chosen)
        return cls(chosen, runs_of(kept, others) if is_mixed else None)


def within(column: ibis.Value, runs: Runs) -> ibis.Value:
    """Whether a batch number is in one of the spans."""
    return ibis.or_(*(column.between(first, last) for first, last in runs))


def runs_of(kept: Sequence[int], others: Sequence[int]) -> Runs:
    """Spans that hold all of `kept` and none of `others`, both ascending.

    >>> runs_of([1, 3, 4, 9], [2, 7])
    ((1, 1), (3, 4), (9, 9))
    """
    runs: list[tuple[int, int]] = []
    for number in kept:
        if runs and bisect_left(others, number) == bisect_left(others, runs[-1][0]):
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def _any_within(numbers: Sequence[int], part: Part) -> bool:
    return bisect_left(numbers, part.first) < bisect_right(numbers, part.last)
