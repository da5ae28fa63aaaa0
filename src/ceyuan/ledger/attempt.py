"""One try to put a batch into the ledger: it has a number and a folder; nothing of it shows until it is committed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from ceyuan.ledger.batch import Filing, Receipt


class Attempt:
    """A batch being written. Use it as a context manager: leaving without a commit takes everything back.

    The receiver writes Parquet files into `directory` by itself, outside any lock, then commits them; they are
    registered where they lie, never copied (a remote warehouse gets them uploaded).

    A row file has the dataset's columns and the four of `PROVENANCE`: `_batch` int64 = `number`, `_sheet` string (never
    null, `''` for CSV), `_row` int32 (1-based, as Excel shows it), `_key` int64 (hash of the dataset's key; equal means
    the same fact; null when the dataset has no key). A quarantine file has the columns of `QUARANTINE`.

    Attributes:
        number: the batch number, for `_batch`.
        dataset: the dataset's id.
        directory: an existing local folder for the Parquet files, empty at first.
    """

    number: int
    dataset: str
    directory: Path

    def commit(self, filing: Filing, rows: Sequence[Path], quarantine: Sequence[Path] = ()) -> Receipt:
        """Make the batch visible, whole. Waits for other writers.

        Args:
            filing: what is known of the file.
            rows: Parquet files in `directory` with the accepted rows; none when every row was refused.
            quarantine: Parquet files in `directory` with the refused rows.

        Raises:
            StorageError: the disk is full, forbidden or damaged; the last version stays whole.
            DefinitionError: a column changed its kind in a way that earlier rows cannot follow.
        """
        raise NotImplementedError

    def abort(self) -> None:
        """Take everything back; also done when a `with` block is left without a commit."""
        raise NotImplementedError

    def __enter__(self) -> Attempt:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.abort()
