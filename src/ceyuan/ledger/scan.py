"""Which files, and which rows of them, make a version of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import ibis

from ceyuan.ledger.parts import Part


@dataclass(frozen=True, slots=True)
class Scan:
    """A plan for reading.

    Attributes:
        locations: the files.
        runs: spans of batch numbers, both ends inside, whose rows count; None when every row of the files does.
    """

    locations: tuple[str, ...]
    runs: tuple[tuple[int, int], ...] | None

    @classmethod
    def of(cls, parts: Sequence[Part], kept: Sequence[int], others: Sequence[int]) -> Scan:
        """Plan to read the rows of some batches.

        Args:
            parts: the files of the table.
            kept: the batches to read, ascending.
            others: the other batches that the files may hold, ascending.
        """
        chosen = [part for part in parts if _any_within(kept, part)]
        mixed = any(_any_within(others, part) for part in chosen)
        return cls(tuple(part.location for part in chosen), _runs(kept, others) if mixed else None)

    def filter(self, table: ibis.Table, column: str) -> ibis.Table:
        """The rows of the table that count, by their batch number."""
        if self.runs is None:
            return table
        return table.filter(ibis.or_(*(table[column].between(first, last) for first, last in self.runs)))


def _any_within(numbers: Sequence[int], part: Part) -> bool:
    return bisect_left(numbers, part.first) < bisect_right(numbers, part.last)


def _runs(kept: Sequence[int], others: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Spans that hold all of `kept` and none of `others`.

    >>> _runs([1, 3, 4, 9], [2, 7])
    ((1, 1), (3, 4), (9, 9))
    """
    runs: list[tuple[int, int]] = []
    for number in kept:
        if runs and bisect_left(others, number) == bisect_left(others, runs[-1][0]):
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)
