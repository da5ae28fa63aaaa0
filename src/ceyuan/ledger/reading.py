"""A dataset at a version, as an ibis table: its rows, where they came from, and which batch superseded them.

Which rows are superseded is told in two places: by the table of supersessions as batches come, and, once compaction has
merged them, by the rows themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import pyarrow as pa

from ceyuan.ledger.engines import Engine
from ceyuan.ledger.parts import Part
from ceyuan.ledger.register import Entry, Register
from ceyuan.ledger.scan import Runs, Scan, runs_of, within
from ceyuan.ledger.schema import PROVENANCE, SUPERSEDED_BY
from ceyuan.ledger.tables import SUPERSESSIONS, Heads, Tables, facts

PLACE = ("_batch", "_sheet", "_row")
"""What tells a row from every other."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A dataset at a version, over the files that hold it now."""

    dataset: str
    version: int
    heads: Heads

    @property
    def key(self) -> tuple[str, int, str, str]:
        """Equal keys read the same files."""
        return (self.dataset, self.version, self.heads[facts(self.dataset)], self.heads[SUPERSESSIONS])


class Reader:
    """Reads moments on one engine."""

    def __init__(self, tables: Tables, register: Register, engine: Engine) -> None:
        self._tables = tables
        self._register = register
        self._engine = engine
        self._empty: dict[ibis.Schema, ibis.Table] = {}

    def empty(self, schema: ibis.Schema) -> ibis.Table:
        """A table of no rows."""
        if schema not in self._empty:
            self._empty[schema] = self._engine.empty(schema)
        return self._empty[schema]

    def visible(self, moment: Moment) -> list[Entry]:
        """The batches of the dataset, in the order of versions."""
        return [entry for entry in self._of_dataset(moment) if entry.version <= moment.version]

    def locations(self, moment: Moment) -> tuple[str, ...]:
        """The files of the dataset."""
        return tuple(part.location for part in self._scan(moment).parts)

    def relation(self, moment: Moment) -> ibis.Table:
        """All rows, with the batch that superseded each; the dataset must have a batch."""
        scan = self._scan(moment)
        return self._marked(moment, self._as_of(moment, self._rows(moment, scan.parts, scan.runs)))

    def merged(self, moment: Moment, parts: Sequence[Part]) -> ibis.Table:
        """All rows of some files, each with the batch that superseded it."""
        return self._marked(moment, self._rows(moment, parts, None))

    def superseded_batches(self, moment: Moment) -> list[int]:
        """The batches, ascending, with superseded rows that do not tell it themselves."""
        gone = self._unmerged(moment)
        return [] if gone is None else sorted(gone._batch.as_table().distinct().to_pyarrow()["_batch"].to_pylist())

    def superseded_by(self, moment: Moment, locations: Sequence[str]) -> ibis.Table:
        """The rows, current at that moment, whose fact new rows state again.

        Args:
            moment: the dataset before the new rows.
            locations: the files of the new rows.
        """
        new = self._engine.read(locations, evolved=True).select("_key")
        scan, gone = self._scan(moment), self._unmerged(moment)
        rows = self._rows(moment, scan.parts, scan.runs)
        old = rows.filter(rows._superseded_by.isnull()).semi_join(new, "_key")
        return (old if gone is None else old.anti_join(gone, list(PLACE))).select(*PLACE)

    def _rows(self, moment: Moment, parts: Sequence[Part], runs: Runs | None) -> ibis.Table:
        """The rows of some batches in some files; `_superseded_by` as far as compaction has merged it."""
        schema, evolved = self._schema(moment), len(self._tables.load(facts(moment.dataset), moment.heads).schemas()) > 1
        read = []
        for some in ([part for part in parts if part.is_merged], [part for part in parts if not part.is_merged]):
            if some:
                found = self._engine.read([part.location for part in some], evolved=evolved)
                read.append(conform(found if runs is None else found.filter(within(found._batch, runs)), schema))
        if not read:
            return self.empty(schema)
        return read[0] if len(read) == 1 else ibis.union(*read)

    def _marked(self, moment: Moment, rows: ibis.Table) -> ibis.Table:
        """The rows with what the table of supersessions says of them."""
        gone = self._unmerged(moment)
        if gone is None:
            return rows
        joined = rows.left_join(gone, list(PLACE))
        return joined.select(*rows.columns[:-1], _superseded_by=ibis.coalesce(joined._superseded_by, joined.by_batch))

    def _as_of(self, moment: Moment, rows: ibis.Table) -> ibis.Table:
        """The rows without what batches after this version did to them."""
        kept, later = self._numbers(moment)
        if not later:
            return rows
        known = within(rows._superseded_by, runs_of(kept, later))
        return rows.mutate(_superseded_by=ibis.ifelse(known, rows._superseded_by, ibis.null("int64")))

    def _unmerged(self, moment: Moment) -> ibis.Table | None:
        """The rows that are superseded and do not tell it themselves, with `by_batch`; None when there are none."""
        kept, _ = self._numbers(moment)
        others = sorted({entry.number for entry in self._register.entries(moment.heads)}.difference(kept))
        scan = Scan.of(self._tables.parts(SUPERSESSIONS, moment.heads), kept, others)
        if not scan.parts:
            return None
        found = self._engine.read([part.location for part in scan.parts], evolved=False)
        return (found if scan.runs is None else found.filter(within(found.by_batch, scan.runs))).select(*PLACE, "by_batch")

    def _scan(self, moment: Moment) -> Scan:
        return Scan.of(self._tables.parts(facts(moment.dataset), moment.heads), *self._numbers(moment))

    def _numbers(self, moment: Moment) -> tuple[list[int], list[int]]:
        """The numbers of the dataset's batches, ascending: those of the version, and the later ones."""
        entries = self._of_dataset(moment)
        kept = sorted(entry.number for entry in entries if entry.version <= moment.version)
        return kept, sorted(entry.number for entry in entries if entry.version > moment.version)

    def _of_dataset(self, moment: Moment) -> list[Entry]:
        return [entry for entry in self._register.entries(moment.heads) if entry.dataset == moment.dataset]

    def _schema(self, moment: Moment) -> ibis.Schema:
        """The columns of the dataset then, the ledger's own last."""
        table = self._tables.load(facts(moment.dataset), moment.heads)
        found = table.schemas()[self.visible(moment)[-1].schema_id].as_arrow()
        own = [*PROVENANCE.names, SUPERSEDED_BY.name]
        return ibis.Schema.from_pyarrow(
            pa.schema([field for field in found if field.name not in own] + [found.field(name) for name in own])
        )


def conform(table: ibis.Table, schema: ibis.Schema) -> ibis.Table:
    """The table in the columns of a schema: nulls for those it lacks, wider kinds for those that grew."""
    if table.schema() == schema:
        return table
    return table.select([_column(table, name, kind) for name, kind in schema.items()])


def _column(table: ibis.Table, name: str, kind: ibis.expr.datatypes.DataType) -> ibis.Value:
    if name not in table.columns:
        return ibis.null(kind).name(name)
    column = table[name]
    return column if column.type() == kind else column.cast(kind).name(name)
