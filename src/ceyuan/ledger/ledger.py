"""The ledger: batches in, versions out. Append-only; every reader names a version and gets all tables as they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import TracebackType

import ibis
import pyarrow as pa

from ceyuan.ledger.attempt import Attempt
from ceyuan.ledger.batch import Batch
from ceyuan.ledger.originals import Originals
from ceyuan.ledger.settings import LedgerSettings

At = int | str | datetime | None
"""A version: its number, a tag, a time (the last version then), or None for the newest."""


@dataclass(frozen=True, slots=True)
class Compaction:
    """What compaction did to one table: files and bytes before and after."""

    table: str
    files_before: int
    files_after: int


class Ledger:
    """One city's ledger, made on first use. Not shared between threads: each opens its own.

    Attributes:
        settings: where it lives.
        originals: the files as they came.
    """

    settings: LedgerSettings
    originals: Originals

    def __init__(self, settings: LedgerSettings) -> None:
        self.settings = settings

    def begin(self, dataset: str, schema: pa.Schema, *, supersedes: bool = True) -> Attempt:
        """Start a batch: get its number and a folder to write to.

        Args:
            dataset: the dataset's id.
            schema: the dataset's own columns, as its definition has them today; the table gains the new ones.
            supersedes: whether its rows replace earlier rows of the same key; False for events.
        """
        raise NotImplementedError

    def received(self, content_id: str) -> Batch | None:
        """The batch that holds this content, None when it has not come yet."""
        raise NotImplementedError

    @property
    def version(self) -> int:
        """The newest version; 0 when nothing has come yet."""
        raise NotImplementedError

    def resolve(self, at: At = None) -> int:
        """The number of a version.

        Raises:
            QuestionError: there is no such version or tag.
        """
        raise NotImplementedError

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """All batches of a version, in the order of commit."""
        raise NotImplementedError

    def batch(self, number: int) -> Batch:
        """One batch by its number.

        Raises:
            QuestionError: no batch has this number.
        """
        raise NotImplementedError

    def datasets(self, at: At = None) -> tuple[str, ...]:
        """The datasets that have batches, sorted."""
        raise NotImplementedError

    def relation(self, dataset: str, at: At = None) -> ibis.Table:
        """Every row of a dataset that a version holds, superseded ones too, on the ledger's engine.

        Columns: the dataset's, those of `PROVENANCE`, and `_superseded_by` (int64: the batch that replaced the row,
        null = current).

        Raises:
            QuestionError: no such version, or nothing of this dataset has come in it.
        """
        raise NotImplementedError

    def paths(self, dataset: str, at: At = None) -> tuple[str, ...]:
        """The Parquet files behind `relation`; a compacted one may also hold rows of later batches."""
        raise NotImplementedError

    def supersessions(self, dataset: str, at: At = None) -> ibis.Table:
        """The rows that were superseded: `_batch`, `_sheet`, `_row`, `by_batch`."""
        raise NotImplementedError

    def quarantined(self, number: int) -> pa.Table:
        """The rows that batch `number` left in quarantine, in the order of the file, as `QUARANTINE`."""
        raise NotImplementedError

    def tag(self, name: str, at: At = None) -> int:
        """Name a version for good; the same name and version again is no change.

        Returns:
            The version's number.

        Raises:
            QuestionError: the name stands for another version, or could be mistaken for a number.
        """
        raise NotImplementedError

    def tags(self) -> dict[str, int]:
        """Every tag and its version."""
        raise NotImplementedError

    def compact(self) -> tuple[Compaction, ...]:
        """Merge small files into large ones; no row and no version is lost, and readers are not disturbed."""
        raise NotImplementedError

    def recover(self) -> tuple[int, ...]:
        """Clear away what dead writers left; every commit does it first.

        Returns:
            The numbers of the attempts that were taken back.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of connections."""
        raise NotImplementedError

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
