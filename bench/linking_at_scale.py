"""1.1 million made-up firms linked from nothing and ten thousand rows against them, by the commands a clerk uses; beside plain Splink.

Every step is a process of its own: what is told is all its processor time and the most memory it held.
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from hard_firms import TRAINING, HardFirms
from measure import CITY, say

DATASET = """\
dataset: bench_firms
code: B-02
label: {zh: 测速企业, en: Firms of the bench}
filed_by: {zh: 合成, en: synthetic}
filer: institution
cadence: month
period: reported_on
key: [row_number]
parties:
  - {party: firm, label: {zh: 企业, en: Firm}, name: name, credit_code: credit_code, damaged_code: damaged_code, address: address, district: district, registered_on: registered_on, capital: capital_yuan, legal_form: legal_form, scope: scope}
columns:
  - {name: row_number, kind: code, label: {zh: 序号, en: Number}, presence: row, pattern: '\\d+'}
  - {name: name, kind: name, label: {zh: 名称, en: Name}, presence: row}
  - {name: credit_code, kind: credit_code, label: {zh: 信用代码, en: Code}, presence: header, damaged_in: damaged_code}
  - {name: damaged_code, kind: text, label: {zh: 有误的代码, en: Damaged code}}
  - {name: address, kind: text, label: {zh: 地址, en: Address}}
  - {name: district, kind: place, label: {zh: 区县, en: District}}
  - {name: registered_on, kind: date, label: {zh: 成立日期, en: Registered on}}
  - {name: capital_yuan, kind: money, unit: 元, label: {zh: 注册资本, en: Capital}}
  - {name: legal_form, kind: text, label: {zh: 类型, en: Form}}
  - {name: scope, kind: text, label: {zh: 经营范围, en: Scope}}
  - {name: reported_on, kind: date, label: {zh: 报送日期, en: Reported on}, presence: row}
examples:
  - cells: {序号: "1", 名称: 示例公司, 信用代码: 91510100MA6ABCDE1P, 报送日期: "2021-06-01"}
"""  # noqa: E501 - a line of the definition
HEADERS = {"mention": "序号", "name": "名称", "code": "信用代码", "address": "地址", "district": "区县", "registered_on": "成立日期"}
HEADERS |= {"capital_yuan": "注册资本", "legal_form": "类型", "scope": "经营范围"}
FIRST_LINKED_S, LATER_LINKED_S, MOST_GIB = 240, 10, 6


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of processor time and by the clock, and its peak in GiB."""

    cpu: float
    clock: float
    gib: float


def cost(*command: str) -> Cost:
    """Run a command; its output is dropped."""
    began = os.times().elapsed
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return Cost(used.ru_utime + used.ru_stime, os.times().elapsed - began, used.ru_maxrss / 2**20)


def write_csv(records: pl.DataFrame, path: Path) -> None:
    """The records as a clerk would receive them; a damaged code stands where a valid one should."""
    told = records.with_columns(code=pl.coalesce("credit_code", "damaged_code"))
    told.select(pl.col(name).alias(header) for name, header in HEADERS.items()).with_columns(报送日期=pl.lit("2021-06-30")).write_csv(path)


def made(firms: HardFirms, rows: int, folder: Path) -> None:
    """A city, a file of so many rows, one of ten thousand that write some of them again, and the first once more for the peer."""
    records = firms.many(rows * 9 // 11, rows * 2 // 11, seed=5)
    drawn = records.filter(pl.col("credit_code").is_not_null()).sample(10_000, seed=1).drop("damaged_code")
    new = firms.written_again(drawn, TRAINING, np.random.default_rng(9)).with_columns(mention=pl.int_range(pl.len()) + 2 * rows)
    write_csv(records, folder / "firms.csv")
    write_csv(new, folder / "later.csv")
    records.write_parquet(folder / "peer.parquet")
    (folder / "city").mkdir()
    (folder / "city" / "city.yaml").write_text(CITY, "utf-8")
    (folder / "city" / "firms.yaml").write_text(DATASET, "utf-8")


def peer(path: Path) -> None:
    """Plain Splink on the same rows."""
    from linkage import plain_splink

    logging.getLogger("splink").setLevel(logging.ERROR)
    plain_splink(pl.read_parquet(path))


def held(is_so: bool, promise: str) -> str:
    return f"{'holds' if is_so else 'MISSED'}: {promise}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_100_000)
    parser.add_argument("--peer", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.peer:
        peer(asked.peer)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        made(HardFirms(), asked.rows, folder)
        ceyuan = (str(Path(sys.executable).with_name("ceyuan")), "--city", str(folder / "city"))
        receive, link = (*ceyuan, "receive", "--today", "2021-07-05", "--dataset", "B-02"), (*ceyuan, "organisations", "link")
        cost(*receive, str(folder / "firms.csv"))
        first = cost(*link)
        cost(*receive, str(folder / "later.csv"))
        later = cost(*link)
        plain = cost(sys.executable, __file__, "--peer", str(folder / "peer.parquet"))
    told = f"{first.gib:.1f} GiB, {first.clock:.0f} s by the clock, {first.cpu / plain.cpu:.1f} x plain Splink"
    promise = held(first.cpu < FIRST_LINKED_S and first.gib < MOST_GIB, f"under {FIRST_LINKED_S} s and {MOST_GIB} GiB")
    say(f"{asked.rows:,} rows linked from nothing", f"{first.cpu:.0f} s cpu", f"{told}; {promise}")
    told = f"{later.gib:.1f} GiB, {later.clock:.0f} s by the clock, {later.cpu / plain.cpu:.2f} x plain Splink, which begins anew"
    say("10,000 rows against them", f"{later.cpu:.1f} s cpu", f"{told}; {held(later.clock < LATER_LINKED_S, f'under {LATER_LINKED_S} s')}")
    say("  plain Splink, all from nothing", f"{plain.cpu:.0f} s cpu", f"{plain.gib:.1f} GiB, {plain.clock:.0f} s by the clock")


if __name__ == "__main__":
    main()
