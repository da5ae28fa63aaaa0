"""Tables in files that are mapped into memory: of a million rows only the columns that are looked at are read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import polars as pl
import pyarrow as pa

from ceyuan.ledger.cache import write_whole

SUFFIX = ".arrow"


def write_mapped(path: Path, table: pl.DataFrame) -> None:
    """Write a table, whole or not at all; a full or forbidden disk costs the next reader time, nothing else."""
    write_whole(path, table.write_ipc)  # not compressed: what is mapped is read as it lies


def read_mapped(path: Path) -> pl.DataFrame | None:
    """The table; None where there is no whole one."""
    with suppress(OSError, pa.ArrowException, pl.exceptions.PolarsError), pa.memory_map(str(path)) as file:
        return pl.DataFrame(pl.from_arrow(pa.ipc.open_file(file).read_all()))
    return None
