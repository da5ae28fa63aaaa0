"""What was computed, kept for the next question. It may be deleted at any time: everything in it can be computed again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ceyuan.definitions import Dataset
from ceyuan.indicators.book import Book


def fingerprint(book: Book, dataset: Dataset) -> str:
    """What the figures of a dataset depend on: its last batch in this version, the links, its definition and those of its indicators."""
    name = f"fingerprint {dataset.dataset}"
    if name not in book.memory:
        newest = max((batch.version for batch in book.batches if batch.dataset == dataset.dataset), default=0)
        found = [i for i in book.definitions.indicators.values() if i.dataset == dataset.dataset]
        texts = [dataset.model_dump_json(), *sorted(i.model_dump_json() for i in found)]
        linked = f"-{book.linked}" if book.linked and dataset.parties else ""
        book.memory[name] = f"{newest}{linked}-{hashlib.sha256(''.join(texts).encode()).hexdigest()[:16]}"
    return str(book.memory[name])


def kept(folder: Path | None, name: str) -> pa.Table | None:
    """What is kept under a name; None when nothing is, or nothing whole."""
    if folder is None:
        return None
    with suppress(OSError, pa.ArrowException):
        return pq.read_table(folder / f"{name}.parquet")
    return None


def keep(folder: Path | None, name: str, table: pa.Table) -> None:
    """Keep a table; a reader sees it whole or not at all. A full or forbidden disk costs the next asker time, nothing else."""
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=folder, suffix=".part")
        os.close(handle)
        try:
            pq.write_table(table, half)
            os.replace(half, folder / f"{name}.parquet")
        finally:
            Path(half).unlink(missing_ok=True)
