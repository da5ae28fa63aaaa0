"""A dataset at a version, as an ibis table: its rows, where they came from, and which batch superseded them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis

from ceyuan.ledger.engines import Engine
from ceyuan.ledger.register import Entry, Register
from ceyuan.ledger.scan import Scan
from ceyuan.ledger.tables import SUPERSESSIONS, Heads, TableName, Tables, facts

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

    def visible(self, moment: Moment) -> list[Entry]:
        """The batches of the dataset, in the order of versions."""
        entries = self._register.entries(moment.heads)
        return [entry for entry in entries if entry.dataset == moment.dataset and entry.version <= moment.version]

    def empty(self, schema: ibis.Schema) -> ibis.Table:
        """A table of no rows."""
        return self._engine.empty(schema)

    def locations(self, moment: Moment) -> tuple[str, ...]:
        """The files of the dataset."""
        return self._scan(facts(moment.dataset), moment).locations

    def relation(self, moment: Moment) -> ibis.Table:
        """All rows, with the batch that superseded each; the dataset must have a batch."""
        rows, gone = self.rows(moment), self.gone(moment)
        if gone is None:
            return rows.mutate(_superseded_by=ibis.null("int64"))
        by = gone.select(*PLACE, _superseded_by=gone.by_batch)
        joined = rows.left_join(by, list(PLACE))
        return joined.select(*rows.columns, "_superseded_by")

    def rows(self, moment: Moment) -> ibis.Table:
        """All rows, in the columns that the dataset had then."""
        scan = self._scan(facts(moment.dataset), moment)
        schema = self._schema(moment)
        if not scan.locations:
            return self._engine.empty(schema)
        evolved = len(self._tables.load(facts(moment.dataset), moment.heads).schemas()) > 1
        return conform(scan.filter(self._engine.read(scan.locations, evolved=evolved), "_batch"), schema)

    def gone(self, moment: Moment) -> ibis.Table | None:
        """The rows that are no longer current, with `by_batch`; None when there are none."""
        if not any(entry.rows_superseded for entry in self.visible(moment)):
            return None
        scan = self._scan(SUPERSESSIONS, moment)
        return scan.filter(self._engine.read(scan.locations, evolved=False), "by_batch").select(*PLACE, "by_batch")

    def superseded_by(self, moment: Moment, locations: Sequence[str]) -> ibis.Table:
        """The rows, current at that moment, whose fact new rows state again.

        Args:
            moment: the dataset before the new rows.
            locations: the files of the new rows.
        """
        new = self._engine.read(locations, evolved=True).select("_key")
        old, gone = self.rows(moment).semi_join(new, "_key"), self.gone(moment)
        return (old if gone is None else old.anti_join(gone, list(PLACE))).select(*PLACE)

    def _scan(self, name: TableName, moment: Moment) -> Scan:
        kept = sorted(entry.number for entry in self.visible(moment))
        others = sorted({entry.number for entry in self._register.entries(moment.heads)}.difference(kept))
        return Scan.of(self._tables.parts(name, moment.heads), kept, others)

    def _schema(self, moment: Moment) -> ibis.Schema:
        table = self._tables.load(facts(moment.dataset), moment.heads)
        schema_id = self.visible(moment)[-1].schema_id
        return ibis.Schema.from_pyarrow(table.schemas()[schema_id].as_arrow())


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
