"""Where a ledger lives: its folder, its catalogue and its warehouse. A laptop and a cluster differ here only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import quote

EngineName = Literal["duckdb", "pyspark"]


@dataclass(frozen=True, slots=True)
class LedgerSettings:
    """Where the ledger is and how it is read.

    Attributes:
        root: a local folder for what only this machine needs: locks, staged files, what was computed and the engine's spilled pages.
        catalog_uri: SQLAlchemy address of the Iceberg catalogue, `sqlite:///…` or `postgresql+psycopg://…`.
        warehouse: where tables and original files are kept: an absolute path, or an object store such as `s3://bucket/path`.
        properties: passed to pyiceberg as they are, for example `s3.endpoint` and its keys.
        engine: what computes: DuckDB in this process, or Spark.
        memory_limit: how much DuckDB may hold before it spills to `root`, as DuckDB writes it.
        keep_replaced: how long the files that compaction has replaced stay for readers that still use them.
    """

    root: Path
    catalog_uri: str
    warehouse: str
    properties: Mapping[str, str] = field(default_factory=dict)
    engine: EngineName = "duckdb"
    memory_limit: str = "512MB"
    keep_replaced: timedelta = timedelta(hours=1)

    @property
    def cache(self) -> Path:
        """Where what was computed is kept for the next question; it may be deleted at any time."""
        return self.root / "cache"

    @classmethod
    def local(cls, root: Path) -> LedgerSettings:
        """A ledger that is one folder: an SQLite catalogue and files beside it, no server.

        >>> LedgerSettings.local(Path("/city/ledger")).warehouse
        '/city/ledger/warehouse'
        """
        root = root.absolute()
        return cls(root, f"sqlite:///{quote(str(root))}/catalog.db?timeout=60", str(root / "warehouse"))
