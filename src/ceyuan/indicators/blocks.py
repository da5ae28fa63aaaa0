"""Blocks of evidence: rows of one part that count, or that are left out, each of which can be paged by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl
import pyarrow as pa

from ceyuan.indicators.paging import Ordered
from ceyuan.indicators.part import Part
from ceyuan.indicators.presenting import presented
from ceyuan.indicators.quarantine import Refused
from ceyuan.indicators.standing import PLACE_IN_FILES


@dataclass(frozen=True)
class Block:
    """Rows of a part.

    Attributes:
        kind: `counted`, `duplicate` (of a distinct value that counts), `failing` a step inside the window, or `outside` every window.
    """

    part: Part
    kind: str

    @property
    def is_counted(self) -> bool:
        """Whether its rows count."""
        return self.kind == "counted"

    @cached_property
    def rows(self) -> Ordered:
        """The rows; of a distinct count that counts, with the duplicates among them."""
        tables = {
            "counted": self.part.passing,
            "duplicate": self.part.duplicates,
            "failing": self.part.failing,
            "outside": self.part.outside,
        }
        return Ordered(tables[self.kind]())

    def page(self, limit: int, offset: int) -> pl.DataFrame:
        """Some rows, in the order of the files."""
        is_of_firsts = self.is_counted and self.part.distinct_column is not None
        places = self._firsts(limit, offset) if is_of_firsts else self.rows.places(limit, offset)
        return presented(self.part, self.rows.at(places))

    def count(self) -> int:
        """How many rows it has."""
        column = self.part.distinct_column
        return int(self.rows.table[column].nunique().to_pyarrow().as_py()) if self.is_counted and column else self.rows.count()

    def _firsts(self, limit: int, offset: int) -> pa.Table:
        """The places of the first rows of distinct values: the first of a value stands before its duplicates, so a prefix tells it."""
        column, wanted = self.part.distinct_column, offset + limit
        assert column is not None
        size = wanted
        while True:
            prefix = self.rows.places(size, 0, column)
            found = pl.DataFrame(pl.from_arrow(prefix)).unique(column, keep="first", maintain_order=True)
            if len(found) >= wanted or len(prefix) < size:
                return found.slice(offset, limit).select(PLACE_IN_FILES).to_arrow().cast(prefix.select(list(PLACE_IN_FILES)).schema)
            size *= 4


def blocks(parts: tuple[Part, ...]) -> Iterator[Block | Refused]:
    """The blocks in the order in which a reader wants them: what counts, then what nearly did, then what is outside the period."""
    yield from (Block(part, "counted") for part in parts)
    for part in parts:
        if part.distinct_column:
            yield Block(part, "duplicate")
        yield Block(part, "failing")
        yield Refused(part)
    yield from (Block(part, "outside") for part in parts if part.name == "current")
