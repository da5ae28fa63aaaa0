"""Both engines read the same files and give the same answers; odd names of folders do not matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import ibis
import polars as pl
import pyarrow as pa
import pytest

from ceyuan.errors import QuestionError
from ceyuan.ledger import Ledger, LedgerSettings
from ceyuan.ledger.engines import connect, spark
from ceyuan.ledger.warehouse import Warehouse
from ledger.receiving import DATASET, SCHEMA, current, filing, open_ledger, receive, rows, stage


@pytest.mark.parametrize("name", ["成都 科技局", "it's", "a[1]*?", "100%25", "#5"])
def test_a_city_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / name) as ledger:
        receive(ledger, "a", {1: 10, 2: 20}, refused=[3])
        receive(ledger, "b", {1: 11})
        ledger.tag("x")
        ledger.compact()
        assert current(ledger.relation(DATASET)) == {1: 11, 2: 20}
        assert ledger.quarantined(1).num_rows == 1
    with open_ledger(tmp_path / name) as ledger:
        assert current(ledger.relation(DATASET)) == {1: 11, 2: 20}


def test_duckdb_asks_nothing_of_the_network(tmp_path: Path) -> None:
    settings = LedgerSettings.local(tmp_path)
    connection = connect(settings, Warehouse(settings))
    asked = "current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')"
    assert connection.sql(f"SELECT {asked}").fetchall() == [(False, False)]
    connection.close()


def test_rows_stream_in_little_memory(tmp_path: Path) -> None:
    settings = replace(LedgerSettings.local(tmp_path / "ledger"), memory_limit="64MB")
    with Ledger(settings) as ledger:
        for content in "ab":
            with ledger.begin(DATASET, SCHEMA) as attempt:
                (path,) = stage(attempt, {1: 10})
                many = pl.read_parquet(path).select(pl.all().repeat_by(300_000).explode())
                many.with_columns(_key=pl.int_range(pl.len()), _row=pl.int_range(pl.len(), dtype=pl.Int32)).write_parquet(path)
                batch = attempt.commit(filing(content), [path]).batch
        assert batch.rows_superseded == 300_000
        relation = ledger.relation(DATASET)
        assert relation.filter(relation._superseded_by.isnull()).count().to_pyarrow().as_py() == 300_000


@pytest.fixture
def session() -> Iterator[object]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: uv sync --group spark")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")  # pyspark 4.0 speaks to pandas 2
class TestSpark:
    def test_it_gives_what_duckdb_gives(self, tmp_path: Path, session: object) -> None:
        local = LedgerSettings.local(tmp_path / "账本")
        with Ledger(local) as ledger, Ledger(replace(local, engine="pyspark")) as on_spark:
            receive(ledger, "a", {1: 10, 2: 20})
            receive(ledger, "b", {1: 11})
            wider = SCHEMA.append(pa.field("founded_on", pa.date32()))
            with ledger.begin(DATASET, wider) as attempt:
                (path,) = stage(attempt, {3: 30})
                pl.read_parquet(path).with_columns(founded_on=pl.date(2021, 6, 30)).write_parquet(path)
                attempt.commit(filing("c"), [path])
            for version in (1, 2, 3):
                self.compare(ledger.relation(DATASET, version), on_spark.relation(DATASET, version))
            ledger.compact()
            for version in (1, 2, 3):
                self.compare(ledger.relation(DATASET, version), on_spark.relation(DATASET, version))
            assert on_spark.relation("none", schema=SCHEMA).count().to_pyarrow().as_py() == 0

    def compare(self, one: ibis.Table, other: ibis.Table) -> None:
        assert one.schema() == other.schema()
        assert rows(one) == rows(other)
        assert one.amount_yuan.sum().to_pyarrow().as_py() == other.amount_yuan.sum().to_pyarrow().as_py()


def test_spark_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyspark", None)
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    with pytest.raises(QuestionError, match="Run uv sync --group spark"):
        spark()
