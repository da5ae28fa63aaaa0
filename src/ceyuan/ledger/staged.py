"""What an attempt hands over to be committed, and the check that it is what the ledger was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A batch on disk, not yet visible.

    Attributes:
        number: the batch number.
        dataset: the dataset's id.
        columns: the dataset's own columns.
        supersedes: whether the rows replace earlier ones of the same key.
        directory: the local folder of the files.
        rows, quarantine: the Parquet files.
        original: the packed original and its hash, None when there is none.
    """

    number: int
    dataset: str
    columns: pa.Schema
    supersedes: bool
    directory: Path
    rows: tuple[Path, ...] = ()
    quarantine: tuple[Path, ...] = ()
    original: tuple[Path, str] | None = None


def filled(paths: Sequence[Path], number: int, columns: pa.Schema) -> list[Path]:
    """The files that hold rows; empty ones are deleted.

    Raises:
        ValueError: a file lacks one of the columns, or its rows are not of batch `number`: a fault of the writer.
    """
    kept = []
    for path in paths:
        footer = pq.read_metadata(path)
        if footer.num_rows == 0:
            path.unlink()
            continue
        _check(path, footer, number, columns)
        kept.append(path)
    return kept


def _check(path: Path, footer: pq.FileMetaData, number: int, columns: pa.Schema) -> None:
    found = footer.schema.to_arrow_schema().names
    if missing := [name for name in columns.names if name not in found]:
        raise ValueError(f"{path.name} lacks {', '.join(missing)}")
    batch = footer.schema.names.index("_batch")
    for group in range(footer.num_row_groups):
        told = footer.row_group(group).column(batch).statistics
        if told is None or not told.has_min_max or (told.min, told.max) != (number, number) or told.null_count:
            raise ValueError(f"{path.name} must hold _batch = {number} in every row, with statistics")
