"""The register of batches: what is visible, and at which version. A batch is in the ledger when its row is here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from ceyuan.ledger import schema
from ceyuan.ledger.batch import Batch, SheetLayout
from ceyuan.ledger.engines import DuckDBEngine, parquet
from ceyuan.ledger.tables import BATCHES, Heads, Tables

_FIELDS = tuple(field.name for field in fields(Batch))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reader must know of a batch."""

    number: int
    version: int
    dataset: str
    content_id: str
    schema_id: int


_ENTRY = tuple(field.name for field in fields(Entry))


class Register:
    """Reads and writes the table of batches."""

    def __init__(self, tables: Tables, engine: DuckDBEngine) -> None:
        self._tables = tables
        self._engine = engine
        self._read_at = ""
        self._entries: tuple[Entry, ...] = ()

    def entries(self, heads: Heads) -> tuple[Entry, ...]:
        """Every batch, in the order of versions."""
        if self._read_at != heads[BATCHES]:
            rows = self._select(heads, ", ".join(_ENTRY), "")
            self._entries = tuple(Entry(**row) for row in rows)
            self._read_at = heads[BATCHES]
        return self._entries

    def newest(self, heads: Heads) -> int:
        """The newest version; 0 when there is none."""
        entries = self.entries(heads)
        return entries[-1].version if entries else 0

    def batches(self, heads: Heads, condition: str, given: object) -> tuple[Batch, ...]:
        """The batches that meet an SQL condition on a given value, in the order of versions."""
        return tuple(_batch(row) for row in self._select(heads, ", ".join(_FIELDS), f"WHERE {condition}", [given]))

    def holding(self, heads: Heads, content_id: str) -> Batch | None:
        """The batch that holds this content."""
        known = [entry.number for entry in self.entries(heads) if entry.content_id == content_id]
        return self.batches(heads, "number = ?", known[0])[0] if known else None

    def version_at(self, heads: Heads, moment: datetime) -> int:
        """The last version at a moment; 0 before the first."""
        found = self._select(heads, "version", "WHERE received_at <= ?", [moment])
        return int(found[-1]["version"]) if found else 0

    def add(self, batches: Sequence[tuple[Batch, int]]) -> None:
        """Make batches, each with the id of its schema, visible in one step."""
        rows = [
            asdict(batch) | {"sheets": json.dumps([asdict(sheet) for sheet in batch.sheets], ensure_ascii=False), "schema_id": schema_id}
            for batch, schema_id in batches
        ]
        self._tables.write(BATCHES, pa.Table.from_pylist(rows, schema=schema.BATCHES), batches[0][0].number)

    def _select(self, heads: Heads, what: str, where: str, given: Sequence[object] = ()) -> list[dict[str, Any]]:
        locations = [part.location for part in self._tables.parts(BATCHES, heads)]
        if not locations:
            return []
        question = f"SELECT {what} FROM {parquet(locations, evolved=False)} {where} ORDER BY version, number"
        rows: list[dict[str, Any]] = self._engine.arrow(question, given).to_pylist()
        return rows


def _batch(row: Mapping[str, Any]) -> Batch:
    sheets = tuple(SheetLayout(**sheet) for sheet in json.loads(row["sheets"]))
    return Batch(**{**row, "sheets": sheets, "received_at": row["received_at"].astimezone(UTC)})
