"""Small batches, time travel and large batches, beside plain Parquet files of the same rows written in the same run."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa

from ceyuan.ledger import Filing, Ledger, LedgerSettings
from measure import best_seconds, say

DATASET = "contracts"
SCHEMA = pa.schema([("name", pa.string()), ("amount_yuan", pa.decimal128(18, 2)), ("signed_on", pa.date32())])
SMALL_ROWS = 1000


def rows(number: int, first: int, count: int) -> pl.LazyFrame:
    """Made-up contracts; rows of the same place in another batch state the same fact."""
    at = pl.int_range(first, first + count)
    return pl.select(
        name=pl.format("蓉城{}号合同", at),
        amount_yuan=(at % 1000).cast(pl.Decimal(18, 2)),
        signed_on=pl.date(2021, 6, 30),
        _batch=pl.lit(number, pl.Int64),
        _sheet=pl.lit(""),
        _row=(at - first + 2).cast(pl.Int32),
        _key=at.hash(1).reinterpret(signed=True),
    ).lazy()


def receive(ledger: Ledger, content: str, first: int, count: int) -> float:
    """Seconds of the commit alone."""
    with ledger.begin(DATASET, SCHEMA) as attempt:
        path = attempt.directory / "rows.parquet"
        rows(attempt.number, first, count).sink_parquet(path)
        said = Filing(content_id=content, file_name="a.csv", file_sha256="", file_bytes=0, receiver="bench", definition_sha256="")
        start = time.perf_counter()
        attempt.commit(said, [path])
        return time.perf_counter() - start


def current_sum(settings: LedgerSettings, at: int | None = None) -> object:
    with Ledger(settings) as ledger:
        relation = ledger.relation(DATASET, at)
        return relation.filter(relation._superseded_by.isnull()).amount_yuan.sum().to_pyarrow()


def plain_sum(path: Path) -> object:
    with duckdb.connect() as connection:
        return connection.sql(f"SELECT sum(amount_yuan) FROM '{path}'").fetchall()


def write_seconds(path: Path, count: int) -> float:
    return best_seconds(lambda: rows(1, 0, count).sink_parquet(path))


def small_batches(folder: Path, batches: int) -> None:
    settings = LedgerSettings.local(folder / "small")
    floor = write_seconds(folder / "one.parquet", SMALL_ROWS)
    with Ledger(settings) as ledger:
        seconds = [receive(ledger, str(batch), batch * SMALL_ROWS // 2, SMALL_ROWS) for batch in range(batches)]
    say(f"commit of {SMALL_ROWS:,} rows, half of them superseding", f"{sorted(seconds)[batches // 2] * 1000:.0f} ms")
    say("the same rows as a plain Parquet file", f"{floor * 1000:.1f} ms")
    write_seconds(folder / "all.parquet", batches * SMALL_ROWS)
    plain = best_seconds(lambda: plain_sum(folder / "all.parquet"))
    before = read_seconds(settings, batches)
    with Ledger(settings) as ledger:
        start = time.perf_counter()
        ledger.compact()
        say(f"compact {batches} batches", f"{(time.perf_counter() - start) * 1000:.0f} ms")
    after = read_seconds(settings, batches)
    for what, one, other in zip(("newest version", "version in the middle"), before, after, strict=True):
        say(f"open, plan and sum the {what}, before", f"{one * 1000:.0f} ms", f"{one / plain:.1f} x one plain file")
        say(f"open, plan and sum the {what}, after", f"{other * 1000:.0f} ms", f"{other / plain:.1f} x one plain file")


def read_seconds(settings: LedgerSettings, batches: int) -> tuple[float, float]:
    return best_seconds(lambda: current_sum(settings)), best_seconds(lambda: current_sum(settings, batches // 2))


def large_batches(folder: Path, count: int) -> None:
    settings = LedgerSettings.local(folder / "large")
    floor = write_seconds(folder / "large.parquet", count)
    plain = best_seconds(lambda: plain_sum(folder / "large.parquet"))
    with Ledger(settings) as ledger:
        for what, content in (("an empty table", "a"), ("as many rows, all superseded", "b")):
            seconds = receive(ledger, content, 0, count)
            say(f"commit of {count:,} rows into {what}", f"{seconds:.2f} s", f"{seconds / floor:.2f} x writing them")
        for moment in ("before", "after"):
            seconds = best_seconds(lambda: current_sum(settings))
            say(f"sum of the current rows, {moment} compaction", f"{seconds * 1000:.0f} ms", f"{seconds / plain:.1f} x one plain file")
            ledger.compact()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=200)
    parser.add_argument("--rows", type=int, default=2_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small_batches(Path(folder), asked.batches)
        large_batches(Path(folder), asked.rows)


if __name__ == "__main__":
    main()
