"""What computes over the files: DuckDB in this process, or Spark. Both read the same Parquet files and give the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import ibis
import pyarrow as pa
from fsspec.implementations.arrow import ArrowFSWrapper  # type: ignore[import-untyped]  # it has none

from ceyuan.errors import Fault, QuestionError
from ceyuan.ledger.settings import LedgerSettings
from ceyuan.ledger.warehouse import Warehouse

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Engine(Protocol):
    """Turns Parquet files into an ibis table."""

    def read(self, locations: Sequence[str], *, evolved: bool) -> ibis.Table:
        """The rows of some files.

        Args:
            locations: the files, at least one.
            evolved: whether their columns may differ; missing ones become nulls.
        """

    def empty(self, schema: ibis.Schema) -> ibis.Table:
        """A table of no rows."""


def connect(settings: LedgerSettings, warehouse: Warehouse) -> duckdb.DuckDBPyConnection:
    """DuckDB, kept from the network, within its memory, spilling to the ledger's own folder."""
    spill = settings.root / "spill"
    spill.mkdir(parents=True, exist_ok=True)
    options: dict[str, Any] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": settings.memory_limit,
        "temp_directory": str(spill),
    }
    connection = duckdb.connect(config=options)
    if not warehouse.is_local:
        connection.register_filesystem(ArrowFSWrapper(warehouse.filesystem))
    return connection


def parquet(locations: Sequence[str], *, evolved: bool) -> str:
    """DuckDB's words for the rows of some files.

    >>> parquet(["/a/it's[1].parquet"], evolved=False)
    "read_parquet(['/a/it''s[[]1].parquet'], union_by_name=false)"
    """
    listed = ", ".join("'" + _literal(location) + "'" for location in locations)
    return f"read_parquet([{listed}], union_by_name={str(evolved).lower()})"


def _literal(location: str) -> str:
    """A path as DuckDB must see it: `*`, `?` and `[` in the name of a folder are letters, not patterns."""
    return re.sub(r"([*?\[])", r"[\1]", location).replace("'", "''")


class DuckDBEngine:
    """Reads on the ledger's own connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._backend = ibis.duckdb.from_connection(connection)
        self._made = 0

    def read(self, locations: Sequence[str], *, evolved: bool) -> ibis.Table:
        """The rows of some files, as a view: nothing is read before it is asked for."""
        self._made += 1
        name = f"files_{self._made}"
        self._connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM {parquet(locations, evolved=evolved)}")
        return self._backend.table(name)

    @contextmanager
    def scratch(self) -> Iterator[None]:
        """Forget the views that are made meanwhile, so that a process that writes for months does not gather them."""
        before = self._made
        try:
            yield
        finally:
            for number in range(before + 1, self._made + 1):
                self._connection.execute(f"DROP VIEW IF EXISTS files_{number}")

    def arrow(self, question: str, given: Sequence[object] = ()) -> pa.Table:
        """The answer to a question in SQL, as an Arrow table."""
        return self._connection.sql(question, params=list(given)).to_arrow_table()

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def write(self, table: ibis.Table, path: Path) -> None:
        """Write a table to a Parquet file, streaming."""
        told = str(path).replace("'", "''")
        self._connection.execute(f"COPY ({self._backend.compile(table)}) TO '{told}' (FORMAT parquet, COMPRESSION zstd)")

    def empty(self, schema: ibis.Schema) -> ibis.Table:
        """A table of no rows."""
        self._made += 1
        return self._backend.create_table(f"empty_{self._made}", schema=schema, temp=True)


class SparkEngine:
    """Reads on a Spark session: the one that is active, or what Spark's own configuration says."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        self._backend = ibis.pyspark.connect(session)
        self._names = count()

    def read(self, locations: Sequence[str], *, evolved: bool) -> ibis.Table:
        """The rows of some files, as a view."""
        return self._view(self._session.read.option("mergeSchema", evolved).parquet(*locations))

    def empty(self, schema: ibis.Schema) -> ibis.Table:
        """A table of no rows."""
        from ibis.backends.pyspark.datatypes import PySparkSchema

        return self._view(self._session.createDataFrame([], PySparkSchema.from_ibis(schema)))

    def _view(self, frame: Any) -> ibis.Table:
        name = f"files_{next(self._names)}"
        frame.createOrReplaceTempView(name)
        return self._backend.table(name)


def spark() -> SparkEngine:
    """The Spark engine.

    Raises:
        QuestionError: Spark is not installed.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise QuestionError(
            Fault(
                "engine-absent",
                "未安装 pyspark",
                "pyspark is not installed",
                fix_zh="运行 uv sync --group spark",
                fix_en="Run uv sync --group spark",
            )
        ) from error
    return SparkEngine(SparkSession.builder.appName("ceyuan").config("spark.sql.session.timeZone", "UTC").getOrCreate())
