"""What was computed, kept for the next question. It may be deleted at any time: everything in it can be computed again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def kept(folder: Path | None, name: str) -> pa.Table | None:
    """What is kept under a name; None when nothing is, or nothing whole."""
    if folder is None:
        return None
    with suppress(OSError, pa.ArrowException):
        return pq.read_table(folder / f"{name}.parquet")
    return None


def keep(folder: Path | None, name: str, table: pa.Table) -> None:
    """Keep a table; a full or forbidden disk costs the next asker time, nothing else."""
    if folder is not None:
        write_whole(folder / f"{name}.parquet", lambda half: pq.write_table(table, half))


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let a file be written so that a reader sees it whole or not at all; where that cannot be done, none is there."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=path.parent, suffix=".part")
        os.close(handle)
        try:
            write(Path(half))
            os.replace(half, path)
        finally:
            Path(half).unlink(missing_ok=True)
