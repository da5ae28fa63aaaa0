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
class Between:
    """The rows that share their key, or the value of a distinct count, with a row that came between two versions or was superseded.

    Attributes:
        later: the later version, which holds the rows of both.
        came: the numbers of the batches between them.
        engine: where the rows lie.
    """

    later: Book
    came: frozenset[int]
    engine: Backend = field(repr=False)
    _tables: dict[str, ir.Table] = field(default_factory=dict, repr=False)
    _sizes: dict[str, int] = field(default_factory=dict, repr=False)

    def rows(self, dataset: str) -> ir.Table:
        """The touched rows of a dataset as the later version has them; the dataset is read once, whoever asks."""
        if dataset not in self._tables:
            found = self._read(dataset)
            self._sizes[dataset] = found.num_rows
            self.engine.con.register(dataset, found)
            self._tables[dataset] = self.engine.table(dataset)
        return self._tables[dataset]

    def is_whole(self, dataset: str) -> bool:
        """Whether all touched rows of a dataset are here, and not only the first of too many."""
        self.rows(dataset)
        return self._sizes[dataset] <= _MOST_ROWS

    def _read(self, dataset: str) -> pa.Table:
        definition = self.later.definitions.datasets[dataset]
        rows = self.later.rows(definition)
        is_moved = rows["_batch"].isin(self.came) | rows["_superseded_by"].isin(self.came)
        facts = ["_key", *_distinct(self.later.definitions, dataset)]
        moved = rows.filter(is_moved).select(*facts).to_pyarrow()
        values = {name: ibis.memtable(pa.table({name: moved[name].unique().drop_null()})) for name in facts}
        shared = reduce(or_, (rows[name].isin(values[name][name]) for name in facts))
        return rows.filter(is_moved | shared).limit(_MOST_ROWS + 1).to_pyarrow()


@dataclass(frozen=True)
class Touched:
    """A source of the touched rows as one of the two versions has them."""

    book: Book
    between: Between

    def relation(self, dataset: str, at: At = None, *, schema: pa.Schema | None = None) -> ir.Table:
        """The touched rows of a dataset, in the columns of the schema."""
        rows, came = self.between.rows(dataset), self.between.came
        if self.book.version != self.between.later.version:
            undone = ibis.ifelse(rows["_superseded_by"].isin(came), ibis.null("int64"), rows["_superseded_by"])
            rows = rows.filter(~rows["_batch"].isin(came)).mutate(_superseded_by=undone)
        return rows if schema is None else rows.select(*schema.names, *PROVENANCE.names, "_superseded_by")

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """The batches of the version."""
        return self.book.batches

    def quarantined(self, number: int) -> pa.Table:
        """The rows that a batch left in quarantine."""
        return self.book.ledger.quarantined(number)


def narrowed(before: Book, after: Book) -> tuple[Book, Book] | None:
    """The two books with touched rows only; None where links of organisations may move rows that no batch touched."""
    if before.identities is not None or after.identities is not None:
        return None
    came = frozenset({batch.number for batch in before.batches} ^ {batch.number for batch in after.batches})
    later = max(before, after, key=lambda book: book.version)
    between = Between(later, came, ibis.duckdb.from_connection(duckdb.connect()))
    return replace(before, ledger=Touched(before, between)), replace(after, ledger=Touched(after, between))


def is_enough(part: Part) -> bool:
    """Whether touched rows tell all that moved in a part: not where the last filing of a series stands for the others, nor of too many."""
    is_last = part.indicator.measure is not None and part.indicator.measure.kind == "last"
    if is_last or part.window.filing is not None or part.window.kind == "difference":
        return False
    source = part.book.ledger
    return isinstance(source, Touched) and source.between.is_whole(part.dataset.dataset)


def _distinct(definitions: Definitions, dataset: str) -> list[str]:
    """The columns of a dataset of which some indicator counts each value once."""
    measures = [one.measure for one in definitions.indicators.values() if one.dataset == dataset and one.measure]
    return sorted({measure.column for measure in measures if measure.kind == "count_distinct" and measure.column})
