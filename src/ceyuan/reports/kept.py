"""A ledger's rows kept in memory while one report is written: dozens of figures stand on the same few datasets."""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from ceyuan.indicators import Book, Source
from ceyuan.ledger import PROVENANCE, At, Batch, stored


@dataclass(frozen=True)
class Kept:
    """A source that reads each dataset and each quarantine of a book once.

    Attributes:
        most_rows: a dataset with more is read again each time, where it lies.
    """

    book: Book
    most_rows: int
    _connection: duckdb.DuckDBPyConnection = field(default_factory=duckdb.connect)
    _tables: dict[str, ir.Table] = field(default_factory=dict)
    _refused: dict[int, pa.Table] = field(default_factory=dict)

    def relation(self, dataset: str, at: At = None, *, schema: pa.Schema | None = None) -> ir.Table:
        """Every row of a dataset, in the columns of the schema."""
        if sum(batch.rows_accepted for batch in self.book.batches if batch.dataset == dataset) > self.most_rows:
            return self._source.relation(dataset, at, schema=schema)
        if dataset not in self._tables:
            whole = self._source.relation(dataset, at, schema=stored(self.book.definitions.datasets[dataset]))
            self._connection.register(dataset, whole.to_pyarrow())
            self._tables[dataset] = ibis.duckdb.from_connection(self._connection).table(dataset)
        kept = self._tables[dataset]
        return kept if schema is None else kept.select(*schema.names, *PROVENANCE.names, "_superseded_by")

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """The batches of the book."""
        return self.book.batches

    def quarantined(self, number: int) -> pa.Table:
        """The rows of a batch that wait in quarantine."""
        if number not in self._refused:
            self._refused[number] = self.book.waiting(number)
        return self._refused[number]

    @property
    def _source(self) -> Source:
        return self.book.ledger
