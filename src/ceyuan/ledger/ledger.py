"""The ledger: batches in, versions out. Append-only; every reader names a version and gets all tables as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import TypeVar

import ibis
import pyarrow as pa

from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.ledger import schema as columns
from ceyuan.ledger import tagging
from ceyuan.ledger.attempt import Attempt
from ceyuan.ledger.batch import Batch
from ceyuan.ledger.compaction import Compaction, compact
from ceyuan.ledger.engines import parquet, spark
from ceyuan.ledger.faults import storage_faults
from ceyuan.ledger.locks import writing
from ceyuan.ledger.originals import Originals
from ceyuan.ledger.reading import PLACE, Moment, Reader, conform
from ceyuan.ledger.recovery import recover
from ceyuan.ledger.settings import LedgerSettings
from ceyuan.ledger.storage import Storage
from ceyuan.ledger.tables import QUARANTINE, Heads

T = TypeVar("T")

At = int | str | datetime | None
"""A version: its number, a tag, a time (the last version then), or None for the newest."""


class Ledger:
    """One city's ledger, made on first use. Not shared between threads: each opens its own.

    Attributes:
        settings: where it lives.
    """

    def __init__(self, settings: LedgerSettings) -> None:
        self.settings = settings
        self._storage = Storage.open(settings)
        self._reader = self._storage.reader
        if settings.engine == "pyspark":
            self._reader = Reader(self._storage.tables, self._storage.register, spark())
        self._relations: dict[tuple[str, int, str, str], ibis.Table] = {}

    @property
    def originals(self) -> Originals:
        """The files as they came."""
        return self._storage.originals

    def begin(self, dataset: str, schema: pa.Schema, *, supersedes: bool = True) -> Attempt:
        """Start a batch: get its number and a folder to write to.

        Args:
            dataset: the dataset's id.
            schema: the dataset's own columns, as its definition has them today; the table gains the new ones.
            supersedes: whether its rows replace earlier rows of the same key; False for events.

        Raises:
            StorageError: the folder cannot be made.
        """
        return Attempt(self._storage, dataset, schema, supersedes=supersedes)

    def received(self, content_id: str) -> Batch | None:
        """The batch that holds this content, None when it has not come yet."""
        return self._look(lambda heads: self._storage.register.holding(heads, content_id))

    @property
    def version(self) -> int:
        """The newest version; 0 when nothing has come yet."""
        return self.resolve(None)

    def resolve(self, at: At = None) -> int:
        """The number of a version.

        Raises:
            QuestionError: there is no such version or tag.
        """
        return self._look(lambda heads: self._resolve(at, heads))

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """All batches of a version, in the order of commit."""
        return self._look(lambda heads: self._storage.register.batches(heads, "version <= ?", self._resolve(at, heads)))

    def batch(self, number: int) -> Batch:
        """One batch by its number.

        Raises:
            QuestionError: no batch has this number.
        """
        found = self._look(lambda heads: self._storage.register.batches(heads, "number = ?", number))
        if not found:
            raise QuestionError(_no_batch(number))
        return found[0]

    def datasets(self, at: At = None) -> tuple[str, ...]:
        """The datasets that have batches, sorted."""
        return self._look(lambda heads: self._datasets(self._resolve(at, heads), heads))

    def relation(self, dataset: str, at: At = None, *, schema: pa.Schema | None = None) -> ibis.Table:
        """Every row of a dataset that a version holds, superseded ones too, on the ledger's engine.

        Columns: the dataset's as they were at that version, those of `PROVENANCE`, and `_superseded_by` (int64: the
        batch that replaced the row, null = current).

        Args:
            dataset: the dataset's id.
            at: the version.
            schema: the dataset's own columns as its definition has them today. With it, columns that the version lacks
                are nulls, others are left out, and a dataset of which nothing has come is a table of no rows.

        Raises:
            QuestionError: no such version; or nothing of this dataset has come in it, and no schema is given.
        """
        if schema is None:
            return self._look(lambda heads: self._relation(self._received(dataset, at, heads)))
        wanted = ibis.Schema.from_pyarrow(pa.schema([*schema, *columns.PROVENANCE, columns.SUPERSEDED_BY]))
        return self._look(lambda heads: self._relation_as(Moment(dataset, self._resolve(at, heads), heads), wanted))

    def paths(self, dataset: str, at: At = None) -> tuple[str, ...]:
        """The Parquet files behind `relation`; a compacted one may also hold rows of later batches.

        Raises:
            QuestionError: no such version, or nothing of this dataset has come in it.
        """
        return self._look(lambda heads: self._reader.locations(self._received(dataset, at, heads)))

    def supersessions(self, dataset: str, at: At = None) -> ibis.Table:
        """The rows of a dataset that were superseded: `_batch`, `_sheet`, `_row`, `by_batch`.

        Raises:
            QuestionError: no such version, or nothing of this dataset has come in it.
        """
        found = self.relation(dataset, at)
        return found.filter(found._superseded_by.notnull()).select(*PLACE, by_batch=found._superseded_by)

    def quarantined(self, number: int) -> pa.Table:
        """The rows that batch `number` left in quarantine, by sheet and row, as `QUARANTINE`.

        Raises:
            QuestionError: no batch has this number.
        """
        self.batch(number)
        return self._look(lambda heads: self._quarantined(number, heads))

    def tag(self, name: str, at: At = None) -> int:
        """Name a version for good; the same name and version again is no change.

        The newest version's Iceberg snapshots get the name too, so that other engines can ask for it.

        Returns:
            The version's number.

        Raises:
            QuestionError: no such version; or the name stands for another, or could be taken for a number.
        """
        version = self.resolve(at)
        with storage_faults(self.settings.root):
            tagging.tag(self._storage, name, version)
        return version

    def tags(self) -> dict[str, int]:
        """Every tag and its version."""
        return self._look(lambda heads: tagging.tags(self._storage, heads))

    def compact(self) -> tuple[Compaction, ...]:
        """Merge small files into large ones; no row and no version is lost, and readers are not disturbed."""
        with storage_faults(self.settings.root):
            return compact(self._storage)

    def recover(self) -> tuple[int, ...]:
        """Clear away what dead writers left; every commit does it first.

        Returns:
            The numbers of the attempts that were taken back.
        """
        with storage_faults(self.settings.root), writing(self._storage.locks):
            return recover(self._storage)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nobody commits while this is held, in no process; readers are not disturbed. For copying the catalogue beside something else."""
        with storage_faults(self.settings.root), writing(self._storage.locks):
            yield

    def close(self) -> None:
        """Let go of connections."""
        self._storage.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _look(self, question: Callable[[Heads], T]) -> T:
        """Answer from one view of all tables."""
        with storage_faults(self.settings.root):
            try:
                return question(self._storage.tables.heads())
            except FileNotFoundError:  # a writer cleared up after a dead one between the look and the answer
                return question(self._storage.tables.heads())

    def _resolve(self, at: At, heads: Heads) -> int:
        newest = self._storage.register.newest(heads)
        if at is None:
            return newest
        if isinstance(at, datetime):
            return self._storage.register.version_at(heads, at)
        if isinstance(at, str):
            known = tagging.tags(self._storage, heads)
            if at not in known:
                raise QuestionError(unknown(("版本标签", "tag"), at, known))
            return known[at]
        if not 0 <= at <= newest:
            raise QuestionError(_no_version(at, newest))
        return at

    def _datasets(self, version: int, heads: Heads) -> tuple[str, ...]:
        return tuple(sorted({entry.dataset for entry in self._storage.register.entries(heads) if entry.version <= version}))

    def _received(self, dataset: str, at: At, heads: Heads) -> Moment:
        moment = Moment(dataset, self._resolve(at, heads), heads)
        if not self._reader.visible(moment):
            raise QuestionError(unknown(("已收到的数据集", "received dataset"), dataset, self._datasets(moment.version, heads)))
        return moment

    def _relation(self, moment: Moment) -> ibis.Table:
        if moment.key not in self._relations:
            self._relations[moment.key] = self._reader.relation(moment)
        return self._relations[moment.key]

    def _relation_as(self, moment: Moment, wanted: ibis.Schema) -> ibis.Table:
        if not self._reader.visible(moment):
            return self._reader.empty(wanted)
        return conform(self._relation(moment), wanted)

    def _quarantined(self, number: int, heads: Heads) -> pa.Table:
        parts = self._storage.tables.parts(QUARANTINE, heads)
        locations = [part.location for part in parts if part.first <= number <= part.last]
        if not locations:
            return columns.QUARANTINE.empty_table()
        names = ", ".join(columns.QUARANTINE.names)
        question = f"SELECT {names} FROM {parquet(locations, evolved=False)} WHERE _batch = ? ORDER BY _sheet, _row"
        return self._storage.engine.arrow(question, [number]).cast(columns.QUARANTINE)


def _no_version(at: int, newest: int) -> Fault:
    return Fault(
        "unknown-version",
        f"没有第 {at} 版",
        f"There is no version {at}",
        fix_zh=f"可用的版本：0 至 {newest}",
        fix_en=f"Versions go from 0 to {newest}",
    )


def _no_batch(number: int) -> Fault:
    return Fault(
        "unknown-batch",
        f"没有编号为 {number} 的批次",
        f"No batch has the number {number}",
        fix_zh="用 ceyuan status 查看批次",
        fix_en="See the batches with ceyuan status",
    )
