"""One try to put a batch into the ledger: it has a number and a folder; nothing of it shows until it is committed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from ceyuan.errors import Fault, SourceError, StorageError
from ceyuan.ledger.batch import Filing, Receipt
from ceyuan.ledger.commit import Offer, commit
from ceyuan.ledger.faults import storage_faults
from ceyuan.ledger.locks import writing
from ceyuan.ledger.originals import pack
from ceyuan.ledger.recovery import recover
from ceyuan.ledger.staged import Staged
from ceyuan.ledger.storage import Storage
from ceyuan.ledger.tables import facts


class Attempt:
    """A batch being written. Use it as a context manager: leaving without a commit takes everything back.

    The receiver writes Parquet files into `directory` by itself, outside any lock, then commits them; they are
    registered where they lie, never copied (a remote warehouse gets them uploaded).

    A row file has the dataset's columns and the four of `PROVENANCE`: `_batch` int64 = `number`, `_sheet` string (the
    sheet's name, never null), `_row` int32 (1-based, as Excel shows it), `_key` int64 (hash of the dataset's key; equal means
    the same fact; null never supersedes). A quarantine file has the columns of `QUARANTINE`. Texts are plain strings,
    not categories; decimals have the precision of the schema.

    Attributes:
        number: the batch number, for `_batch`.
        dataset: the dataset's id.
        directory: an existing local folder for the Parquet files, empty at first.
    """

    def __init__(self, storage: Storage, dataset: str, columns: pa.Schema, *, supersedes: bool) -> None:
        self._storage = storage
        self._is_open = True
        with storage_faults(storage.settings.root):
            self.number, self._release = storage.attempts.open(dataset)
            self.directory = storage.warehouse.staging(storage.tables.location(facts(dataset)), self.number)
            try:
                self.directory.mkdir(parents=True)
            except OSError:
                self.abort()
                raise
        self.dataset = dataset
        self._staged = Staged(number=self.number, dataset=dataset, columns=columns, supersedes=supersedes, directory=self.directory)

    def keep(self, path: Path) -> str:
        """Keep the original file with the batch, compressed; read once, whatever its size.

        Returns:
            The SHA-256 of its content, its address in `ledger.originals` once the batch is committed.

        Raises:
            StorageError: the file cannot be read, or its copy cannot be written.
        """
        packed = self.directory / "original.zst"
        with storage_faults(path):
            sha256 = pack(path, packed)
        self._staged = replace(self._staged, original=(packed, sha256))
        return sha256

    def commit(self, filing: Filing, rows: Sequence[Path], quarantine: Sequence[Path] = ()) -> Receipt:
        """Make the batch visible, whole. Waits for other writers.

        Args:
            filing: what is known of the file.
            rows: Parquet files in `directory` with the accepted rows; none when every row was refused.
            quarantine: Parquet files in `directory` with the refused rows.

        Raises:
            SourceError: the file changed after it was hashed.
            StorageError: the disk is full, forbidden or damaged; the last version stays whole.
            DefinitionError: a column changed its kind in a way that earlier rows cannot follow.
        """
        return commit_together([Load(self, filing, rows, quarantine)])[0]

    def abort(self) -> None:
        """Take everything back, unless it was committed; also done when a `with` block is left."""
        if not self._is_open:
            return
        self._leave()
        root = self._storage.settings.root
        with suppress(StorageError), storage_faults(root), writing(self._storage.locks):  # what fails now, the next writer does
            recover(self._storage)

    def _offer(self, load: Load) -> Offer:
        if self._staged.original and self._staged.original[1] != load.filing.file_sha256:
            raise SourceError(_changed(load.filing.file_name))
        return Offer(replace(self._staged, rows=tuple(load.rows), quarantine=tuple(load.quarantine)), load.filing)

    def _leave(self) -> None:
        self._is_open = False
        self._release()

    def __enter__(self) -> Attempt:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.abort()


@dataclass(frozen=True, slots=True)
class Load:
    """An attempt with what is to become visible of it; see `Attempt.commit`."""

    attempt: Attempt
    filing: Filing
    rows: Sequence[Path]
    quarantine: Sequence[Path] = ()


def commit_together(loads: Sequence[Load]) -> tuple[Receipt, ...]:
    """Make batches of one ledger visible at one version, all or none. Waits for other writers.

    Returns:
        A receipt for each; only that of the batch which holds it, where the content of the first is in the ledger already.

    Raises:
        SourceError, StorageError, DefinitionError: as `Attempt.commit`; then none of them is visible.
    """
    storage = loads[0].attempt._storage
    try:
        offers = [load.attempt._offer(load) for load in loads]
        with storage_faults(storage.settings.root):
            receipts = commit(storage, offers)
        if not receipts[0].already:
            for load in loads:
                load.attempt._leave()
        return receipts
    finally:
        for load in loads:
            load.attempt.abort()


def _changed(name: str) -> Fault:
    return Fault(
        "file-changed",
        "文件在接收过程中被改动",
        "The file changed while it was being received",
        name,
        "请等文件不再变动后重新接收",
        "Receive it again when nobody is writing to it",
    )
