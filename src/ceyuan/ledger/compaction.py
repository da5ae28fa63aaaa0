"""Merging many small files into few large ones. Every row stays, so every version stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis

from ceyuan.ledger.locks import writing
from ceyuan.ledger.parts import Part
from ceyuan.ledger.reading import conform
from ceyuan.ledger.recovery import intent, recover, sweep
from ceyuan.ledger.storage import Storage
from ceyuan.ledger.tables import Heads, TableName

_LARGE_BYTES = 128 << 20
"""A merged file is about this large; a file of half of it is left alone."""


@dataclass(frozen=True, slots=True)
class Compaction:
    """What compaction did to one table.

    Attributes:
        table: the dataset's id, or the name of an own table.
        files_before, files_after: how many Parquet files the newest version reads.
    """

    table: str
    files_before: int
    files_after: int


def compact(storage: Storage) -> tuple[Compaction, ...]:
    """Merge the small files of every table, then forget snapshots that no reader needs."""
    with writing(storage.locks):
        recover(storage)
        heads = storage.tables.heads()
        with intent(storage) as number:
            return tuple(_compact(storage, name, heads, number) for name in sorted(heads))


def _compact(storage: Storage, name: TableName, heads: Heads, number: int) -> Compaction:
    parts = storage.tables.parts(name, heads)
    bins = _bins(parts)
    if bins:
        merged = _merge(storage, name, [[part.location for part in some] for some in bins], number)
        storage.tables.replace(name, [part for some in bins for part in some], merged)
    storage.tables.expire(name)
    sweep(storage, name)
    return Compaction(name[1], len(parts), len(parts) - sum(map(len, bins)) + len(bins))


def _bins(parts: Sequence[Part]) -> list[list[Part]]:
    """Small files to be merged with one another, early batches first."""
    bins: list[list[Part]] = []
    room = 0
    for part in parts:
        size = part.file.file_size_in_bytes
        if size > _LARGE_BYTES // 2:
            continue
        if size > room:
            bins.append([])
            room = _LARGE_BYTES
        bins[-1].append(part)
        room -= size
    return [some for some in bins if len(some) > 1]


def _merge(storage: Storage, name: TableName, bins: Sequence[Sequence[str]], number: int) -> list[str]:
    """Write the rows of each group of files to one file, in the table's present columns."""
    table, location = storage.tables.fresh(name), storage.tables.location(name)
    schema, evolved = ibis.Schema.from_pyarrow(table.schema().as_arrow()), len(table.schemas()) > 1
    staging = storage.warehouse.staging(location, number)
    staging.mkdir(parents=True, exist_ok=True)
    paths = [staging / f"merged-{index}.parquet" for index in range(len(bins))]
    for path, some in zip(paths, bins, strict=True):
        storage.engine.write(conform(storage.engine.read(some, evolved=evolved), schema), path)
    return storage.warehouse.adopt(paths, storage.warehouse.folder(location, number))
