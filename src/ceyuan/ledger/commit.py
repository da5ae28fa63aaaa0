"""Making a batch visible: everything that it wrote first, its row in the register last."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from ceyuan.errors import StorageError
from ceyuan.ledger import schema
from ceyuan.ledger.batch import Batch, Filing, Receipt
from ceyuan.ledger.compaction import merge_own
from ceyuan.ledger.faults import storage_faults
from ceyuan.ledger.locks import writing
from ceyuan.ledger.reading import PLACE, Moment
from ceyuan.ledger.recovery import recover, sweep, touched
from ceyuan.ledger.staged import Staged, filled
from ceyuan.ledger.storage import Storage
from ceyuan.ledger.tables import BATCHES, QUARANTINE, SUPERSESSIONS, Heads, TableName, facts

_TENDED_EVERY = 16
"""How many commits share the cost of merging the register's files and deleting those of forgotten snapshots."""


@dataclass(frozen=True, slots=True)
class _Load:
    """Files that are in the warehouse, and how many rows they hold."""

    locations: Sequence[str] = ()
    rows: int = 0


def commit(storage: Storage, staged: Staged, filing: Filing) -> Receipt:
    """Put a staged batch into the ledger, unless its content is there."""
    accepted = _bring(storage, staged, facts(staged.dataset), filled(staged.rows, staged.number, schema.PROVENANCE))
    refused = _bring(storage, staged, QUARANTINE, filled(staged.quarantine, staged.number, schema.QUARANTINE))
    with writing(storage.locks):
        recover(storage)
        heads = storage.tables.heads()
        if known := storage.register.holding(heads, filing.content_id):
            return Receipt(known, already=True)
        superseded = _supersede(storage, staged, accepted, heads)
        schema_id = _append(storage, staged, {facts(staged.dataset): accepted, QUARANTINE: refused, SUPERSESSIONS: superseded})
        batch = Batch(
            **{field.name: getattr(filing, field.name) for field in fields(Filing)},
            number=staged.number,
            version=storage.register.newest(heads) + 1,
            dataset=staged.dataset,
            received_at=datetime.now(UTC),
            rows_accepted=accepted.rows,
            rows_quarantined=refused.rows,
            rows_superseded=superseded.rows,
        )
        storage.register.add(batch, schema_id)
        with suppress(StorageError), storage_faults(storage.settings.root):  # the batch is in; what fails now, the next writer does
            _tend(storage, staged, batch.version)
            storage.warehouse.tidy(staged.directory, accepted.locations)
            storage.attempts.close(staged.number)
    return Receipt(batch, already=False)


def _bring(storage: Storage, staged: Staged, name: TableName, paths: Sequence[Path]) -> _Load:
    folder = storage.warehouse.folder(storage.tables.location(name), staged.number)
    rows = sum(pq.read_metadata(path).num_rows for path in paths)
    return _Load(storage.warehouse.adopt(paths, folder), rows)


def _supersede(storage: Storage, staged: Staged, accepted: _Load, heads: Heads) -> _Load:
    """Write down which rows are no longer current; into an empty table this costs nothing."""
    moment = Moment(staged.dataset, storage.register.newest(heads), heads)
    if not (staged.supersedes and accepted.locations and storage.reader.visible(moment)):
        return _Load()
    path = staged.directory / "superseded.parquet"
    with storage.engine.scratch():
        old = storage.reader.superseded_by(moment, accepted.locations)
        told = old.select(*PLACE, dataset=ibis.literal(staged.dataset), by_batch=ibis.literal(staged.number, "int64"))
        storage.engine.write(told, path)
    if pq.read_metadata(path).num_rows == 0:
        path.unlink()
        return _Load()
    return _bring(storage, staged, SUPERSESSIONS, [path])


def _append(storage: Storage, staged: Staged, loads: dict[TableName, _Load]) -> int:
    """Register the files with their tables.

    Returns:
        The id of the schema that the dataset's table now has.
    """
    if staged.original:
        storage.originals.place(*staged.original)
    columns = pa.schema([*staged.columns, *schema.PROVENANCE, schema.SUPERSEDED_BY])
    schema_id = storage.tables.widen(facts(staged.dataset), columns)
    for name, load in loads.items():
        if load.locations:
            storage.tables.append(name, load.locations, staged.number)
    return schema_id


def _tend(storage: Storage, staged: Staged, version: int) -> None:
    if version % _TENDED_EVERY == 0:
        merge_own(storage, BATCHES, staged.number)
        for name in touched(staged.dataset):
            sweep(storage, name)
