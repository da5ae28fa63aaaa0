"""Blocks of evidence: rows of one part that count, or that are left out, each of which can be paged by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl
import pyarrow as pa

from ceyuan.indicators.paging import Ordered, rows_at
from ceyuan.indicators.part import FIRST, Part
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
    def order(self) -> Ordered:
        """The places of the rows; of a distinct count that counts, with the duplicates among them."""
        tables = {
            "counted": self.part.passing,
            "duplicate": self.part.duplicates,
            "failing": self.part.failing,
            "outside": self.part.outside,
        }
        table = tables[self.kind]()
        return Ordered(table, self.part.dated() if self.kind != "outside" else table)

    def page(self, limit: int, offset: int) -> pl.DataFrame:
        """Some rows, in the order of the files."""
        column, extra = self.part.distinct_column, ("_nth", *FIRST) if self.kind == "duplicate" else ()
        places = self._firsts(limit, offset, column) if self.is_counted and column else self.order.places(limit, offset, *extra)
        return presented(self.part, rows_at(self.part.whole(), places))

    def count(self) -> int:
        """How many rows it has."""
        column = self.part.distinct_column
        return int(self.order.table[column].nunique().to_pyarrow().as_py()) if self.is_counted and column else self.order.count()

    def _firsts(self, limit: int, offset: int, column: str) -> pa.Table:
        """The places of the first rows of distinct values: the first of a value stands before its duplicates, so a prefix tells it."""
        size = wanted = offset + limit
        while True:
            prefix = self.order.places(size, 0, column)
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
