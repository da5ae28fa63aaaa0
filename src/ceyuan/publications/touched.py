"""Two versions of a ledger narrowed to what the batches between them touched, so that what moved is looked for among few rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

from ceyuan.definitions import Definitions
from ceyuan.indicators import Book
from ceyuan.indicators.part import Part
from ceyuan.ledger import PROVENANCE, At, Batch

_MOST_ROWS = 500_000
"""Of more rows than this nothing is won by taking them apart."""


@dataclass(frozen=True)
class Touched:
    """A source of the rows that share their key, or the value of a distinct count, with a row that came or was superseded.

    Attributes:
        book: one of the two versions.
        after: the later one, which knows what came.
        came: the numbers of the batches between them.
        engine: where the rows of both versions lie, since they are joined.
    """

    book: Book
    after: Book
    came: frozenset[int]
    engine: Backend = field(repr=False)
    _tables: dict[str, ir.Table] = field(default_factory=dict, repr=False)
    _sizes: dict[str, int] = field(default_factory=dict, repr=False)

    def relation(self, dataset: str, at: At = None, *, schema: pa.Schema | None = None) -> ir.Table:
        """The touched rows of a dataset, in the columns of the schema."""
        if dataset not in self._tables:
            rows = self._narrowed(dataset).to_pyarrow()
            self._sizes[dataset] = rows.num_rows
            name = f"{dataset}_{self.book.version}"
            self.engine.con.register(name, rows)
            self._tables[dataset] = self.engine.table(name)
        kept = self._tables[dataset]
        return kept if schema is None else kept.select(*schema.names, *PROVENANCE.names, "_superseded_by")

    def is_whole(self, dataset: str) -> bool:
        """Whether all touched rows of a dataset are here, and not only the first of too many."""
        self.relation(dataset)
        return self._sizes[dataset] <= _MOST_ROWS

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """The batches of the version."""
        return self.book.batches

    def quarantined(self, number: int) -> pa.Table:
        """The rows that a batch left in quarantine."""
        return self.book.ledger.quarantined(number)

    def _narrowed(self, dataset: str) -> ir.Table:
        definition = self.book.definitions.datasets[dataset]
        rows = self.book.rows(definition)
        later = self.after.rows(definition)
        moved = later.filter(self._is_of(later)).to_pyarrow()
        facts = ["_key", *_distinct(self.book.definitions, dataset)]
        values = {name: ibis.memtable(pa.table({name: moved[name].unique().drop_null()})) for name in facts}
        shared = reduce(or_, (rows[name].isin(values[name][name]) for name in facts))
        return rows.filter(self._is_of(rows) | shared).limit(_MOST_ROWS + 1)

    def _is_of(self, rows: ir.Table) -> ir.BooleanValue:
        return rows["_batch"].isin(self.came) | rows["_superseded_by"].isin(self.came)


def narrowed(before: Book, after: Book) -> tuple[Book, Book] | None:
    """The two books with touched rows only; None where links of organisations may move rows that no batch touched."""
    if before.identities is not None or after.identities is not None:
        return None
    came = frozenset({batch.number for batch in before.batches} ^ {batch.number for batch in after.batches})
    engine = ibis.duckdb.from_connection(duckdb.connect())
    first, second = (replace(book, ledger=Touched(book, after, came, engine)) for book in (before, after))
    return first, second


def is_enough(part: Part) -> bool:
    """Whether touched rows tell all that moved in a part: not where the last filing of a series stands for the others, nor of too many."""
    is_last = part.indicator.measure is not None and part.indicator.measure.kind == "last"
    if is_last or part.window.filing is not None or part.window.kind == "difference":
        return False
    source = part.book.ledger
    return isinstance(source, Touched) and source.is_whole(part.dataset.dataset)


def _distinct(definitions: Definitions, dataset: str) -> list[str]:
    """The columns of a dataset of which some indicator counts each value once."""
    measures = [one.measure for one in definitions.indicators.values() if one.dataset == dataset and one.measure]
    return sorted({measure.column for measure in measures if measure.kind == "count_distinct" and measure.column})
