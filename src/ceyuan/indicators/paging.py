"""Rows a page at a time in the order of the files, without sorting everything; or all of them, a chunk at a time."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from ceyuan.indicators.standing import PLACE_IN_FILES

CHUNK_ROWS = 200_000


@dataclass(frozen=True)
class Ordered:
    """The places of rows in the order of the files: by batch, sheet and row.

    Attributes:
        near: a superset that is cheap to tell, such as the rows of a window: only its sheets are looked into.
    """

    table: ir.Table
    near: ir.Table

    @cached_property
    def _sheets(self) -> list[tuple[int, str]]:
        """Every batch and sheet that may hold rows, in order: one look at two columns that hardly change."""
        found = self.near.select("_batch", "_sheet").distinct().order_by("_batch", "_sheet").to_pyarrow()
        return list(zip(found["_batch"].to_pylist(), found["_sheet"].to_pylist(), strict=True))

    def count(self) -> int:
        """How many rows there are."""
        return int(self.table.count().to_pyarrow().as_py())

    def places(self, limit: int, offset: int, *columns: str) -> pa.Table:
        """The places of some rows, with some of their columns: ever more sheets are looked into, until enough is found."""
        narrow, wanted = self.table.select(*PLACE_IN_FILES, *columns), offset + limit
        found, start, size = [_empty(narrow)], 0, 1
        while start < len(self._sheets) and wanted > 0:
            sheets = self._sheets[start : start + size]
            order = PLACE_IN_FILES if len(sheets) > 1 else ("_row",)  # by one column the engine need not read what cannot come first
            some = narrow.filter(_between(narrow, sheets[0], sheets[-1])).order_by(*order).limit(wanted).to_pyarrow()
            found.append(some)
            start, size, wanted = start + size, size * 2, wanted - len(some)
        return pa.concat_tables(found).slice(offset, limit)


def rows_at(table: ir.Table, places: pa.Table) -> pa.Table:
    """The rows of a table at some places, in the order of the files, with what else is known of each place."""
    if not len(places):
        return pa.Table.from_batches([], pa.schema([*table.schema().to_pyarrow(), *_others(table, places)]))
    batches, rows = sorted(set(places["_batch"].to_pylist())), sorted(places["_row"].to_pylist())
    near = table.filter(table["_batch"].isin(batches), table["_row"].between(rows[0], rows[-1]))
    found = near.inner_join(ibis.memtable(places), list(PLACE_IN_FILES)).to_pyarrow()
    return found.sort_by([(name, "ascending") for name in PLACE_IN_FILES])


def _others(table: ir.Table, places: pa.Table) -> list[pa.Field]:
    return [field for field in places.schema if field.name not in table.columns]


def _empty(table: ir.Table) -> pa.Table:
    return table.schema().to_pyarrow().empty_table()


def _between(table: ir.Table, first: tuple[int, str], last: tuple[int, str]) -> ir.BooleanValue:
    batch, sheet = table["_batch"], table["_sheet"]
    if first == last:
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
