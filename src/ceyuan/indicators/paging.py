"""Rows a page at a time in the order of the files, without sorting everything; or all of them, a chunk at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from ceyuan.indicators.standing import PLACE_IN_FILES

CHUNK_ROWS = 200_000


@dataclass(frozen=True)
class Ordered:
    """Rows in the order of the files: by batch, sheet and row."""

    table: ir.Table

    @cached_property
    def _sheets(self) -> list[tuple[int, str, int]]:
        """Every batch and sheet with its number of rows, in order: one cheap look at two columns that hardly change."""
        counted = self.table.group_by("_batch", "_sheet").aggregate(rows=self.table.count()).order_by("_batch", "_sheet")
        return [(row["_batch"], row["_sheet"], row["rows"]) for row in counted.to_pyarrow().to_pylist()]

    def count(self) -> int:
        """How many rows there are."""
        return sum(rows for _, _, rows in self._sheets)

    def places(self, limit: int, offset: int, *columns: str) -> pa.Table:
        """The places of some rows, with some of their columns: only the sheets that they lie in are sorted."""
        ends = list(accumulate(rows for _, _, rows in self._sheets))
        first, last = bisect_right(ends, offset), bisect_right(ends, offset + limit - 1)
        touched = self._sheets[first : last + 1]
        narrow = self.table.select(*PLACE_IN_FILES, *columns)
        if not touched or limit <= 0:
            return _empty(narrow)
        skipped = offset - (ends[first - 1] if first else 0)
        order = PLACE_IN_FILES if len(touched) > 1 else ("_row",)
        return narrow.filter(_between(narrow, touched[0], touched[-1])).order_by(*order).limit(limit, offset=skipped).to_pyarrow()

    def at(self, places: pa.Table) -> pa.Table:
        """The whole rows at some places, in their order."""
        if not len(places):
            return _empty(self.table)
        batches, rows = sorted(set(places["_batch"].to_pylist())), sorted(places["_row"].to_pylist())
        near = self.table.filter(self.table["_batch"].isin(batches), self.table["_row"].between(rows[0], rows[-1]))
        wanted = ibis.memtable(places.select(list(PLACE_IN_FILES)))
        found = near.semi_join(wanted, list(PLACE_IN_FILES)).to_pyarrow()
        return found.sort_by([(name, "ascending") for name in PLACE_IN_FILES])


def _empty(table: ir.Table) -> pa.Table:
    return table.schema().to_pyarrow().empty_table()


def _between(table: ir.Table, first: tuple[int, str, int], last: tuple[int, str, int]) -> ir.BooleanValue:
    batch, sheet = table["_batch"], table["_sheet"]
    if first[:2] == last[:2]:
        return (batch == first[0]) & (sheet == first[1])
    after = (batch > first[0]) | ((batch == first[0]) & (sheet >= first[1]))
    return after & ((batch < last[0]) | ((batch == last[0]) & (sheet <= last[1])))


def streamed(table: ir.Table) -> Generator[pa.Table, None, None]:
    """All rows, a chunk at a time; nothing else may be asked of the engine until they are read or the reading is closed."""
    backend, schema = table.get_backend(), table.schema().to_pyarrow()
    if backend.name == "duckdb":
        # Ibis 12 streams by a method that DuckDB 2 no longer has.
        reader = backend.con.sql(backend.compile(table)).to_arrow_reader(CHUNK_ROWS)
    else:
        reader = table.to_pyarrow_batches(chunk_size=CHUNK_ROWS)
    with reader:
        for batch in reader:
            yield pa.Table.from_batches([batch]).cast(schema)
