"""Revisions of a report over a large dataset after a correction: what moved, down to the rows, in a process that has just opened the city.

The ledger is that of `indicators.py`; the report cites its twelve figures.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from indicators import INDICATORS, ROWS, city_at, make
from measure import peak_mib, say

PROMISED_SECONDS = 5
CORRECTED = 1000
REPORT = """\
report: bench
label: {{zh: 测速, en: Bench}}
title: {{zh: "{{city}}{{period}}", en: "{{city}}, {{period}}"}}
period: half
template: half-year.docx
headline: [bench_revoked]
sections:
  - section: all
    label: {{zh: 全部, en: All}}
    blocks:
      - table: {{name: all, label: {{zh: 全部, en: All}}, figures: [{figures}], aspects: [value, base, change]}}
"""


def prepare(folder: Path, rows: int) -> None:
    """The city, its report published, and then a correction of some of its rows."""
    from ceyuan.publications import publish
    from ceyuan.values import Period

    make(folder, rows)
    (folder / "city" / "report.yaml").write_text(REPORT.format(figures=", ".join(INDICATORS)), "utf-8")
    publish(city_at(folder).archive(), "bench", Period.parse("2021H1"))
    correct(folder, rows)


def correct(folder: Path, rows: int) -> None:
    """One more yuan in each of the first rows."""
    import duckdb

    from ceyuan.ledger import Filing, stored

    opened = city_at(folder)
    places, tracks = opened.definitions.places.districts, opened.definitions.track_list.entries
    said = Filing(content_id="again", file_name="更正.csv", file_sha256="", file_bytes=0, receiver="bench", definition_sha256="")
    dataset = opened.definitions.dataset("bench_deals")
    with opened.ledger.begin("bench_deals", stored(dataset), supersedes=True) as attempt, duckdb.connect() as engine:
        given = {"rows": rows, "districts": [each.code for each in places], "tracks": [each.code for each in tracks]}
        span = {"batch": attempt.number, "first": 0, "last": CORRECTED}
        corrected = f"SELECT * REPLACE ((turnover_yuan + 1)::DECIMAL(18, 2) AS turnover_yuan) FROM ({ROWS})"
        path = attempt.directory / "rows.parquet"
        engine.sql(corrected, params=given | span).pl().write_parquet(path)
        attempt.commit(said, [path])


def revise(folder: Path) -> None:
    """Time the revisions, and see that what they say adds up."""
    from ceyuan.publications import revisions

    archive = city_at(folder).archive()
    start = time.perf_counter()
    found = revisions(archive, archive.publication("bench-2021H1"))
    seconds = time.perf_counter() - start
    for each in found.found:
        assert not each.effects or sum((effect.effect for effect in each.effects), Decimal(0)) == each.difference
    held = "holds" if seconds <= PROMISED_SECONDS else "MISSED"
    say(
        f"revisions: {found.figures} figures, {len(found.found)} numbers moved", f"{seconds:.2f} s", f"{held}: at most {PROMISED_SECONDS} s"
    )
    say("memory", f"{peak_mib()} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--step", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.step:
        name, folder = asked.step
        prepare(Path(folder), asked.rows) if name == "prepare" else revise(Path(folder))
        return
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("prepare", "revise"):
            subprocess.run([sys.executable, __file__, "--step", name, temporary, "--rows", str(asked.rows)], check=True)


if __name__ == "__main__":
    main()
