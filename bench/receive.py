"""Receiving a large CSV and a large workbook, beside what only copies or reads them. Each measure runs in a process of its own."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from measure import CITY, peak_mib, say

DATASET = """\
dataset: bench_contracts
code: B-01
label: {zh: 测速合同, en: Contracts of the bench}
filed_by: {zh: 合成, en: synthetic}
filer: institution
cadence: month
closes_days: 45
period: registered_on
key: [registration_number]
place: district
columns:
  - {name: registration_number, kind: code, label: {zh: 合同登记号, en: Number}, presence: row, pattern: '\\d{16}'}
  - {name: seller_credit_code, kind: credit_code, label: {zh: 卖方信用代码, en: Code of seller}, presence: row}
  - {name: seller, kind: name, label: {zh: 卖方名称, en: Seller}, presence: row}
  - {name: district, kind: place, label: {zh: 区县, en: District}, presence: row}
  - {name: field, kind: category, list: contract_fields, label: {zh: 技术领域, en: Field}, presence: row}
  - {name: registered_on, kind: date, label: {zh: 登记日期, en: Registered on}, presence: row}
  - {name: turnover_yuan, kind: money, unit: 元, minimum: 0, label: {zh: 成交额, en: Turnover}, presence: row}
  - {name: technical_amount_yuan, kind: money, unit: 元, minimum: 0, label: {zh: 技术交易额, en: Technical amount}, presence: row}
checks:
  - {check: turnover_is_positive, rule: turnover_yuan > 0, label: {zh: 成交额应大于零, en: The turnover must be above zero}}
  - {check: technical_within_turnover, rule: technical_amount_yuan <= turnover_yuan, label: {zh: 技术交易额大于成交额, en: Technical above turnover}}
examples:
  - cells: {合同登记号: "2021510100000000", 卖方信用代码: 91510100MA6ABCDE1P, 卖方名称: 示例公司, 区县: 高新区, 技术领域: 电子信息, 登记日期: "2021-06-01", 成交额: "1", 技术交易额: "1"}
"""  # noqa: E501 - a line of the definition
HEADERS = ("合同登记号", "卖方信用代码", "卖方名称", "区县", "技术领域", "登记日期", "成交额", "技术交易额")
ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRTUWXY", dtype=np.uint8)
BLOCK = 1_000_000


def contracts(first: int, count: int, chance: np.random.Generator) -> pl.DataFrame:
    """Made-up contracts with valid credit codes."""
    digits = chance.integers(0, 31, (count, 18))
    digits[:, :8] = [9, 1, 5, 1, 0, 1, 0, 0]
    weights = np.array([pow(3, place, 31) for place in range(17)])
    digits[:, 17] = (31 - digits[:, :17] @ weights % 31) % 31
    texts = ALPHABET[digits].tobytes().decode()
    fen = chance.integers(100, 10**10, count)

    def one_of(*words: str) -> pl.Series:
        return pl.Series(words).gather(chance.integers(0, len(words), count))

    def yuan(amounts: np.ndarray) -> pl.Series:
        return pl.Series(amounts).cast(pl.String).str.replace(r"(\d\d)$", ".$1")

    names = pl.Series([f"成都智云{n:05}科技有限公司" for n in range(20_000)])
    columns = (
        pl.Series(np.arange(first, first + count) + 2021510100000000).cast(pl.String),
        pl.Series([texts[at : at + 18] for at in range(0, 18 * count, 18)]),
        names.gather(chance.integers(0, len(names), count)),
        one_of("锦江区", "青羊区", "高新区", "天府新区", "武侯区", "双流区", "郫都区"),
        one_of("电子信息", "航空航天", "先进制造", "新材料及其应用"),
        pl.Series(np.datetime64("2020-01-01") + chance.integers(0, 540, count)).cast(pl.String).str.head(10),
        yuan(fen),
        yuan(fen // 2 + 50),
    )
    return pl.DataFrame(dict(zip(HEADERS, columns, strict=True)))


def write_csv(path: Path, count: int) -> None:
    chance = np.random.default_rng(1)
    with path.open("wb") as file:
        for first in range(0, count, BLOCK):
            contracts(first, min(BLOCK, count - first), chance).write_csv(file, include_header=first == 0)


def write_workbook(path: Path, count: int) -> None:
    rows = contracts(0, count, np.random.default_rng(2))
    amounts = [pl.col(name).cast(pl.Float64) for name in HEADERS[-2:]]
    rows.with_columns(*amounts, pl.col("登记日期").str.to_date()).write_excel(path, worksheet="合同", autofit=False)


def copy_by_polars(source: Path, folder: Path) -> None:
    pl.scan_csv(source).sink_parquet(folder / "polars.parquet")


def copy_by_duckdb(source: Path, folder: Path) -> None:
    import duckdb

    duckdb.sql(f"COPY (FROM read_csv('{source}')) TO '{folder / 'duckdb.parquet'}'")


def read_by_pandas(source: Path, folder: Path) -> None:
    import pandas as pd

    pd.read_excel(source)


def receive(source: Path, folder: Path) -> float:
    """Receive a file.

    Returns:
        Seconds of keeping the original, which the peers do not do.
    """
    from ceyuan.definitions import load
    from ceyuan.intake import Delivery, Desk
    from ceyuan.intake import receive as take
    from ceyuan.ledger import Attempt, Ledger, LedgerSettings

    (folder / "city.yaml").write_text(CITY, "utf-8")
    (folder / "contracts.yaml").write_text(DATASET, "utf-8")
    definitions, keep, kept = load(folder), Attempt.keep, [0.0]

    def timed(attempt: Attempt, path: Path) -> str:
        start = time.perf_counter()
        sha256 = keep(attempt, path)
        kept[0] = time.perf_counter() - start
        return sha256

    Attempt.keep = timed  # type: ignore[method-assign]
    with Ledger(LedgerSettings.local(folder / "ledger")) as ledger:
        start = time.perf_counter()
        receipt = take(Desk(definitions, ledger, date(2021, 7, 8)), Delivery(path=source, receiver="bench", dataset="B-01"))
        seconds = time.perf_counter() - start
        assert receipt.batch.rows_quarantined == 0
    return seconds - kept[0]


WORK: dict[str, Callable[[Path, Path], float | None]] = {
    "polars": copy_by_polars,
    "duckdb": copy_by_duckdb,
    "pandas": read_by_pandas,
    "ceyuan": receive,
}


def run(what: str, source: Path) -> None:
    """Do one piece of work and print seconds and peak memory as JSON."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        start = time.perf_counter()
        told = WORK[what](source, Path(folder))
        seconds = told if told is not None else time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "mib": peak_mib()}))


def measured(what: str, source: Path, runs: int) -> tuple[float, int]:
    """The shortest of a few runs, and the largest memory of any."""
    command = [sys.executable, __file__, "--run", what, "--source", str(source)]
    told = [json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(runs)]
    return min(t["seconds"] for t in told), max(t["mib"] for t in told)


def tell(what: str, seconds: float, mib: int, beside: str = "") -> None:
    say(what, f"{seconds:.2f} s", f"{mib:,} MiB   {beside}".rstrip())


def verdict(holds: bool) -> str:
    return "holds" if holds else "MISSED"


def bench_csv(folder: Path, rows: int, runs: int) -> None:
    source = folder / "contracts.csv"
    write_csv(source, rows)
    copies = {peer: measured(peer, source, runs) for peer in ("polars", "duckdb")}
    ours, mib = measured("ceyuan", source, runs)
    for peer, (seconds, memory) in copies.items():
        tell(f"copy a CSV of {rows:,} rows to Parquet, {peer}", seconds, memory)
    ratio = ours / min(seconds for seconds, _ in copies.values())
    holds = verdict(ratio <= 2 and mib < 1024)
    tell(f"receive a CSV of {rows:,} rows", ours, mib, f"{ratio:.2f} x the faster copy ({holds}: at most 2, under 1 GiB)")


def bench_workbook(folder: Path, rows: int, runs: int) -> None:
    source = folder / "contracts.xlsx"
    write_workbook(source, rows)
    theirs, memory = measured("pandas", source, 1)
    ours, mib = measured("ceyuan", source, runs)
    tell(f"read a workbook of {rows:,} rows, pandas", theirs, memory)
    ratio = theirs / ours
    holds = verdict(ratio >= 8 and mib < 600)
    tell(f"receive a workbook of {rows:,} rows", ours, mib, f"{ratio:.1f} x faster ({holds}: at least 8, under 600 MiB)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the CSV")
    parser.add_argument("--sheet-rows", type=int, default=300_000, help="rows of the workbook")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--run", choices=WORK, help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        run(asked.run, asked.source)
        return
    with tempfile.TemporaryDirectory() as folder:
        bench_csv(Path(folder), asked.rows, asked.runs)
        bench_workbook(Path(folder), asked.sheet_rows, asked.runs)


if __name__ == "__main__":
    main()
