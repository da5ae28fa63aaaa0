"""All indicators of a large dataset, an interactive figure and its evidence, beside a scan of the columns and the same in pandas.

Each measure runs in a process of its own, over the same ledger of made-up contracts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from measure import CITY, best_seconds, peak_mib, say

PERIODS = ("2021H1", "2020H1")
BLOCK = 1_000_000
DATASET = """\
dataset: bench_deals
code: B-02
label: {zh: 测速合同, en: Deals of the bench}
filed_by: {zh: 合成, en: synthetic}
filer: institution
cadence: month
period: registered_on
key: [registration_number]
entity: seller_code
place: district
track: track
columns:
  - {name: registration_number, kind: code, label: {zh: 登记号, en: Number}, presence: row}
  - {name: seller_code, kind: code, label: {zh: 卖方代码, en: Code of seller}}
  - {name: district, kind: place, label: {zh: 区县, en: District}}
  - {name: track, kind: category, list: tracks, label: {zh: 赛道, en: Track}}
  - {name: kind, kind: text, label: {zh: 类别, en: Kind}}
  - {name: state, kind: text, label: {zh: 状态, en: State}}
  - {name: registered_on, kind: date, label: {zh: 登记日期, en: Registered on}, presence: row}
  - {name: turnover_yuan, kind: money, unit: 元, label: {zh: 成交额, en: Turnover}}
  - {name: technical_yuan, kind: money, unit: 元, label: {zh: 技术交易额, en: Technical amount}}
  - {name: income_yuan, kind: money, unit: 元, label: {zh: 技术性收入, en: Income}}
  - {name: is_related, kind: boolean, label: {zh: 关联交易, en: Related}}
examples: [{cells: {登记号: "1"}}]
"""
VALID, SERVICE, RELATED = "state != 'revoked'", "kind == 'service'", "is_related == True"
INDICATORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "bench_turnover": ("{sum: turnover_yuan}", (VALID,)),
    "bench_technical": ("{sum: technical_yuan}", (VALID,)),
    "bench_income": ("{sum: income_yuan}", (VALID,)),
    "bench_deals": ("{count: rows}", (VALID,)),
    "bench_revoked": ("{count: rows}", ("state == 'revoked'",)),
    "bench_service": ("{count: rows}", (VALID, SERVICE)),
    "bench_service_turnover": ("{sum: turnover_yuan}", (VALID, SERVICE)),
    "bench_related": ("{count: rows}", (VALID, RELATED)),
    "bench_related_turnover": ("{sum: turnover_yuan}", (VALID, RELATED)),
    "bench_mean": ("{mean: turnover_yuan}", (VALID,)),
    "bench_sellers": ("{count_distinct: seller_code}", (VALID,)),
    "bench_service_sellers": ("{count_distinct: seller_code}", (VALID, SERVICE)),
}
"""Name → measure and the conditions of its filter."""
TEXTS, AMOUNTS = ("seller_code", "district", "track", "kind", "state"), ("turnover_yuan", "technical_yuan", "income_yuan")
USED = [*TEXTS, *AMOUNTS, "registered_on", "is_related"]
CODE = "'91510100MA6' || lpad(({of})::VARCHAR, 7, '0')"
ROWS = f"""
SELECT lpad(i::VARCHAR, 16, '0') AS registration_number, {CODE.format(of="seller")} AS seller_code,
  districts[(CASE WHEN hash(i, 2) % 50 = 0 THEN hash(i) ELSE hash(seller) END % len(districts) + 1)::INT] AS district,
  tracks[(CASE WHEN hash(i, 3) % 20 = 0 THEN hash(i) ELSE hash(seller, 1) END % len(tracks) + 1)::INT] AS track,
  ['development', 'transfer', 'licence', 'consulting', 'service'][(hash(i, 4) % 5 + 1)::INT] AS kind,
  CASE WHEN hash(i, 5) % 40 = 0 THEN 'revoked' ELSE 'registered' END AS state,
  DATE '2020-01-01' + (hash(i, 6) % 731)::INT AS registered_on,
  (hash(i, 7) % 1000000000 / 100)::DECIMAL(18, 2) AS turnover_yuan,
  (hash(i, 7) % 1000000000 / 200)::DECIMAL(18, 2) AS technical_yuan,
  (hash(i, 7) % 1000000000 / 400)::DECIMAL(18, 2) AS income_yuan,
  hash(i, 8) % 3 = 0 AS is_related, $batch::BIGINT AS _batch, '合同' AS _sheet, (i + 2)::INT AS _row,
  (hash(i, 9) >> 1)::BIGINT AS _key
FROM (SELECT range AS i, hash(range, 10) % ($rows // 20) AS seller,
  $districts AS districts, $tracks AS tracks FROM range($first, $last))
"""


def make(folder: Path, rows: int) -> None:
    """A city with a ledger of made-up contracts, in one batch."""
    city = folder / "city"
    city.mkdir()
    (city / "city.yaml").write_text(CITY, "utf-8")
    (city / "deals.yaml").write_text("---\n".join([DATASET, *map(_indicator, INDICATORS)]), "utf-8")
    _receive(city_at(folder), rows)


def _indicator(name: str) -> str:
    measure, conditions = INDICATORS[name]
    unit = "元" if "yuan" in measure else "家"
    return f"""\
indicator: {name}
label: {{zh: {name}, en: {name}}}
dataset: bench_deals
measure: {measure}
filter: {" and ".join(conditions)}
time: {{basis: flow, column: registered_on}}
unit: {unit}
display: {{unit: {unit}}}
breakdowns: [district, track]
examples: [{{rows: [], period: 2021H1, value: null}}]
"""


def city_at(folder: Path) -> Any:
    from ceyuan.city import City

    return City.open(folder / "city")


def _receive(opened: Any, rows: int) -> None:
    import duckdb

    from ceyuan.ledger import Filing, stored

    definitions = opened.definitions
    said = Filing(content_id="deals", file_name="合同.csv", file_sha256="", file_bytes=0, receiver="bench", definition_sha256="")
    given = {
        "rows": rows,
        "districts": [place.code for place in definitions.places.districts],
        "tracks": [track.code for track in definitions.track_list.entries],
    }
    schema = stored(definitions.dataset("bench_deals"))
    with opened.ledger.begin("bench_deals", schema) as attempt, duckdb.connect() as engine:
        parts = []
        for first in range(0, rows, BLOCK):
            span = {"batch": attempt.number, "first": first, "last": min(first + BLOCK, rows)}
            parts.append(attempt.directory / f"rows-{first}.parquet")
            engine.sql(ROWS, params=given | span).pl().write_parquet(parts[-1])
        attempt.commit(said, parts)


def scan(folder: Path) -> float:
    """The floor: the largest value of every column used, by DuckDB alone."""
    import duckdb

    paths = city_at(folder).ledger.paths("bench_deals")
    columns = ", ".join(f"max({name})" for name in USED)
    with duckdb.connect() as engine:
        return best_seconds(lambda: engine.sql(f"SELECT {columns} FROM read_parquet({list(paths)})").fetchall())


def all_indicators(folder: Path) -> float:
    """Every indicator in total, by district and by track, in two half-years."""
    from ceyuan.indicators.cells import main_face
    from ceyuan.indicators.cube import cube
    from ceyuan.values import Period

    opened = city_at(folder)
    book, dataset = opened.book(), opened.definitions.dataset("bench_deals")
    face = main_face(dataset, "")
    return best_seconds(lambda: cube(book, dataset, [Period.parse(code) for code in PERIODS], face))


def figure(folder: Path) -> float:
    """A figure of a district, asked in a process that has just opened the city, from what is already computed."""
    from ceyuan.indicators import Book, FigureKey
    from ceyuan.indicators import figure as ask
    from ceyuan.values import Period

    opened = city_at(folder)
    key = FigureKey("bench_sellers", Period.parse("2021H1"), place="高新区")
    ask(opened.book(), key)  # the first question of all computes what is kept
    return best_seconds(lambda: ask(Book(opened.definitions, opened.ledger, opened.ledger.version), key), runs=5)


def evidence(folder: Path) -> float:
    """The first hundred rows of a distinct count."""
    from ceyuan.indicators import FigureKey
    from ceyuan.indicators import evidence as open_rows
    from ceyuan.values import Period

    book = city_at(folder).book()
    key = FigureKey("bench_sellers", Period.parse("2021H1"))
    return best_seconds(lambda: open_rows(book, key).page(100))


def in_pandas(folder: Path) -> float:
    """The same figures in pandas, kindly: only the columns used, money as whole fen, texts as Arrow strings and categories."""
    paths = list(city_at(folder).ledger.paths("bench_deals"))
    return best_seconds(lambda: list(_figures_in_pandas(paths)), runs=1)


def _figures_in_pandas(paths: list[str]) -> Iterator[Any]:
    import pandas as pd
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.dataset as ds

    table = ds.dataset(paths).to_table(columns=USED)
    for name in AMOUNTS:
        fen = pc.multiply(table[name], pa.scalar(100, pa.decimal128(3, 0)))
        table = table.set_column(table.column_names.index(name), name, pc.cast(fen, pa.int64(), safe=False))
    for name in TEXTS[1:]:
        table = table.set_column(table.column_names.index(name), name, table[name].dictionary_encode())
    frame = table.to_pandas(strings_to_categorical=False, types_mapper={pa.string(): pd.StringDtype("pyarrow")}.get, date_as_object=False)
    for first, last in (("2021-01-01", "2021-06-30"), ("2020-01-01", "2020-06-30")):
        inside = frame[frame["registered_on"].between(pd.Timestamp(first), pd.Timestamp(last))]
        for measure, conditions in INDICATORS.values():
            rows = inside.query(" and ".join(conditions))
            kind, column = measure.strip("{}").split(": ")
            how = {"sum": "sum", "count": "size", "mean": "mean", "count_distinct": "nunique"}[kind]
            yield len(rows) if kind == "count" else getattr(rows[column], how)()
            for by in ("district", "track"):
                grouped = rows.groupby(by, observed=True)
                yield grouped.size() if kind == "count" else getattr(grouped[column], how)()


MEASURES: dict[str, Callable[[Path], float]] = {each.__name__: each for each in (scan, all_indicators, in_pandas, figure, evidence)}


def measured(name: str, folder: Path) -> tuple[float, int]:
    """Seconds and MiB of one measure, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--measure", name, str(folder)], check=True, capture_output=True, text=True)
    seconds, mib = json.loads(done.stdout.splitlines()[-1])
    return seconds, mib


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--measure", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    parser.add_argument("--make", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.make:
        make(asked.make, asked.rows)
        return
    if asked.measure:
        seconds = MEASURES[asked.measure[0]](Path(asked.measure[1]))
        print(json.dumps([seconds, peak_mib()]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        start = time.perf_counter()
        subprocess.run([sys.executable, __file__, "--make", temporary, "--rows", str(asked.rows)], check=True)
        say(f"{asked.rows:,} made-up contracts written", f"{time.perf_counter() - start:.1f} s")
        compare({name: measured(name, Path(temporary)) for name in MEASURES})


def compare(found: dict[str, tuple[float, int]]) -> None:
    """Print every measure beside what it is held to."""
    floor, ours, peer = (found[name][0] for name in ("scan", "all_indicators", "in_pandas"))
    say(f"floor: a scan of the {len(USED)} columns used", f"{floor:.2f} s", f"{found['scan'][1]} MiB")
    held = "holds" if ours <= 3 * floor else "MISSED"
    beside = f"{ours / floor:.1f} x the scan ({held}: at most 3), {found['all_indicators'][1]} MiB"
    say("12 indicators x total, districts, tracks x 2 half-years", f"{ours:.2f} s", beside)
    held = "holds" if peer >= 6 * ours else "MISSED"
    say("the same in pandas", f"{peer:.2f} s", f"{peer / ours:.1f} x ours ({held}: at least 6), {found['in_pandas'][1]} MiB")
    for name, what, most in (("figure", "a figure, from what is computed", 0.05), ("evidence", "its evidence, first 100 rows", 0.3)):
        seconds, mib = found[name]
        say(what, f"{seconds * 1000:.0f} ms", f"{'holds' if seconds <= most else 'MISSED'}: at most {most * 1000:.0f} ms, {mib} MiB")


if __name__ == "__main__":
    main()
