"""Merging many small files into few large ones, and what was superseded into the rows. No row and no version is lost."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import pyarrow.parquet as pq

from ceyuan.ledger.locks import writing
from ceyuan.ledger.parts import Part
from ceyuan.ledger.reading import Moment
from ceyuan.ledger.recovery import recover, sweep
from ceyuan.ledger.storage import Storage
from ceyuan.ledger.tables import BATCHES, QUARANTINE, SUPERSESSIONS, TAGS, Heads, TableName, facts

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
        before = {name: len(storage.tables.parts(name, heads)) for name in sorted(heads)}
        with storage.attempts.intent() as number, storage.engine.scratch():
            for dataset in {entry.dataset for entry in storage.register.entries(heads)}:
                _merge_facts(storage, dataset, heads, number)
            storage.tables.replace(SUPERSESSIONS, storage.tables.parts(SUPERSESSIONS, heads), [])  # the rows tell it now
            for name in (BATCHES, QUARANTINE, TAGS):
                merge_own(storage, name, number)
            for name in before:
                storage.tables.expire(name)
                sweep(storage, name)
        heads = storage.tables.heads()
        return tuple(Compaction(name[1], files, len(storage.tables.parts(name, heads))) for name, files in before.items())


def _merge_facts(storage: Storage, dataset: str, heads: Heads, number: int) -> None:
    """Current and superseded rows go to files of their own, so that who asks for the current ones reads no others."""
    moment = Moment(dataset, storage.register.newest(heads), heads)
    bins = _bins(storage.tables.parts(facts(dataset), heads), storage.reader.superseded_batches(moment))
    halves = []
    for some in bins:
        rows = storage.reader.merged(moment, some)
        halves += [rows.filter(rows._superseded_by.isnull()), rows.filter(rows._superseded_by.notnull())]
    _rewrite(storage, facts(dataset), bins, halves, number)


def merge_own(storage: Storage, name: TableName, number: int) -> None:
    """Merge the small files of one of the ledger's own tables; the attempt of that number clears up if it dies."""
    bins = _bins(storage.tables.parts(name, storage.tables.heads()), [])
    merged = [storage.engine.read([part.location for part in some], evolved=False) for some in bins]
    _rewrite(storage, name, bins, merged, number)


def _bins(parts: Sequence[Part], touched: Sequence[int]) -> list[list[Part]]:
    """Files to be written anew, in groups of about the size of a large file, early batches first.

    Args:
        parts: the files of a table.
        touched: batches with superseded rows that do not tell it themselves, ascending.
    """
    bins: list[list[Part]] = []
    room = 0
    for part in parts:
        size = part.file.file_size_in_bytes
        if size > _LARGE_BYTES // 2 and not _holds(part, touched):
            continue
        if size > room:
            bins.append([])
            room = _LARGE_BYTES
        bins[-1].append(part)
        room -= size
    return [some for some in bins if _is_worth_it(some, touched)]


def _holds(part: Part, batches: Sequence[int]) -> bool:
    return bisect_left(batches, part.first) < bisect_right(batches, part.last)


def _is_worth_it(some: Sequence[Part], touched: Sequence[int]) -> bool:
    """Whether writing these files anew makes them fewer, or tells of rows that they were superseded."""
    as_few_as_can_be = 2 if all(part.is_merged for part in some) else 1
    return len(some) > as_few_as_can_be or any(_holds(part, touched) for part in some)


def _rewrite(storage: Storage, name: TableName, bins: Sequence[Sequence[Part]], merged: Sequence[ibis.Table], number: int) -> None:
    if not bins:
        return
    staging = storage.warehouse.staging(storage.tables.location(name), number)
    staging.mkdir(parents=True, exist_ok=True)
    paths = [staging / f"merged-{index}.parquet" for index in range(len(merged))]
    for path, rows in zip(paths, merged, strict=True):
        storage.engine.write(rows, path)
    filled = [path for path in paths if pq.read_metadata(path).num_rows]
    locations = storage.warehouse.adopt(filled, storage.warehouse.folder(storage.tables.location(name), number))
    storage.tables.replace(name, [part for some in bins for part in some], locations)
    storage.warehouse.tidy(staging, locations)
