"""Making a batch visible: everything that it wrote first, its row in the register last."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
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


@dataclass(frozen=True, slots=True)
class _Loads:
    """What a batch brings: the rows that enter, and those that are refused."""

    accepted: _Load
    refused: _Load


@dataclass(frozen=True, slots=True)
class Offer:
    """A staged batch and what its receiver says of it."""

    staged: Staged
    filing: Filing


def commit(storage: Storage, offers: Sequence[Offer]) -> tuple[Receipt, ...]:
    """Put staged batches into the ledger at one version, all or none; unless the content of the first is there."""
    loads = [_loads(storage, offer.staged) for offer in offers]
    with writing(storage.locks):
        recover(storage)
        heads = storage.tables.heads()
        if known := storage.register.holding(heads, offers[0].filing.content_id):
            return (Receipt(known, already=True),)
        version = storage.register.newest(heads) + 1
        entered = [_enter(storage, offer, load, heads) for offer, load in zip(offers, loads, strict=True)]
        batches = [(replace(batch, version=version), schema_id) for batch, schema_id in entered]
        storage.register.add(batches)
        for offer, load in zip(offers, loads, strict=True):
            with suppress(StorageError), storage_faults(storage.settings.root):  # the batch is in; what fails now, the next writer does
                _tend(storage, offer.staged, version)
                storage.warehouse.tidy(offer.staged.directory, load.accepted.locations)
                storage.attempts.close(offer.staged.number)
    return tuple(Receipt(batch, already=False) for batch, _ in batches)


def _loads(storage: Storage, staged: Staged) -> _Loads:
    accepted = _bring(storage, staged, facts(staged.dataset), filled(staged.rows, staged.number, schema.PROVENANCE))
    return _Loads(accepted, _bring(storage, staged, QUARANTINE, filled(staged.quarantine, staged.number, schema.QUARANTINE)))


def _enter(storage: Storage, offer: Offer, load: _Loads, heads: Heads) -> tuple[Batch, int]:
    """Write everything of a batch but its row in the register.

    Returns:
        The batch, whose version is not known yet, and the id of the schema that its dataset's table has.
    """
    staged, accepted, refused = offer.staged, load.accepted, load.refused
    superseded = _supersede(storage, staged, accepted, heads)
    schema_id = _append(storage, staged, {facts(staged.dataset): accepted, QUARANTINE: refused, SUPERSESSIONS: superseded})
    batch = Batch(
        **{field.name: getattr(offer.filing, field.name) for field in fields(Filing)},
        number=staged.number,
        version=0,
        dataset=staged.dataset,
        received_at=datetime.now(UTC),
        rows_accepted=accepted.rows,
        rows_quarantined=refused.rows,
        rows_superseded=superseded.rows,
    )
    return batch, schema_id


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
