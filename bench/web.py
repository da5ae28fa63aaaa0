"""The site under load: published pages, pages of figures over ten million rows, a table of 200,000 rows beside Datasette serving the same.

The load comes from a process of its own beside the server, on the same two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from indicators import city_at, make
from load import Load
from measure import say

PORTAL = "portal: chengdu\nextends: chengdu\nlabel: {zh: 测速, en: Bench}\nreports: [bench]\nshows: newest\n"
REPORT = """\
report: bench
label: {zh: 测速, en: Bench}
title: {zh: "{city}{period}测速", en: "{city}: bench, {period}"}
period: half
template: half-year.docx
headline: [bench_turnover]
sections:
  - section: all
    label: {zh: 全部, en: All}
    blocks:
      - cards: [bench_turnover, bench_deals, bench_sellers]
      - table: {name: all, label: {zh: 一览, en: All}, figures: [bench_turnover, bench_service], aspects: [value, base, change]}
"""
TOKEN = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from ceyuan_web.base.actions import do
from ceyuan_web.base.actions.tokens import IssueToken
from ceyuan_web.base.models import Person, Post
person, _ = Person.objects.get_or_create(username="bench")
for role in ("administrator", "statistician"):
    Post.objects.get_or_create(person=person, role=role)
print(do(IssueToken("bench", "bench", ("figures.ask", "rows.read")), person)[1])
"""
SECONDS, ASKED = 8, 120


def environment(city: Path) -> dict[str, str]:
    said = {"CEYUAN_CITY": str(city), "DJANGO_SETTINGS_MODULE": "ceyuan_web.settings", "CEYUAN_API_PER_MINUTE": "1000000"}
    return {**os.environ, **said}


@contextmanager
def served(command: list[str], path: str, env: dict[str, str]) -> Iterator[str]:
    """A server on a free port, until the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([word.format(port=port) for word in command], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    site = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{site}{path}", process)
        yield site
    finally:
        process.terminate()
        process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            with urlopen(url, timeout=60):
                return
        except OSError:
            assert process.poll() is None, "the server ended"
            time.sleep(0.2)


def ours(city: Path) -> list[str]:
    return [sys.executable, "-c", "from ceyuan.cli import main; main()", "--city", str(city), "serve", "--port", "{port}"]


def load(**said: Any) -> Load:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "load.py")], input=json.dumps(said), capture_output=True, text=True, check=True
    )
    return Load(**json.loads(done.stdout))


def prepare(folder: Path, rows: int) -> Path:
    """A city with so many rows, and one publication."""
    from ceyuan.publications import publish
    from ceyuan.values import Period

    folder.mkdir()
    make(folder, rows)
    (folder / "city" / "portal.yaml").write_text(PORTAL, "utf-8")
    (folder / "city" / "reports").mkdir()
    (folder / "city" / "reports" / "bench.yaml").write_text(REPORT, "utf-8")
    publish(city_at(folder).archive(), "bench", Period.parse("2021H1"))
    return folder / "city"


def issued(city: Path) -> str:
    """The token of somebody who may see every row."""
    (city / "web").mkdir(exist_ok=True)
    done = subprocess.run([sys.executable, "-c", TOKEN], env=environment(city), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def pages(site: str) -> None:
    """Published pages from kept bytes."""
    with urlopen(f"{site}/zh/") as answer:
        answer.read()
    found = load(
        urls=[f"{site}{path}" for path in ("/zh/", "/en/", "/zh/publications/", "/zh/indicators/")], connections=8, seconds=SECONDS
    )
    wanted = "holds" if found.per_second >= 3000 and found.p99 <= 20 else "MISSED: 3,000/s, p99 20 ms"
    say("published pages, 8 connections", f"{found.per_second:,.0f} /s", f"p99 {found.p99:.1f} ms, {found.failed} failed ({wanted})")


def figures(site: str, districts: list[str], rows: int) -> None:
    """Pages of figures, each asked for the first time."""
    urls = [
        f"{site}/zh/indicators/{name}/?period={period}&place={place}"
        for period in ("2021H1", "2021Q2")
        for place in districts
        for name in ("bench_turnover", "bench_service", "bench_sellers")
    ]
    load(urls=urls[:3], connections=1, requests=3)
    found = load(urls=urls[3:], connections=1, requests=min(ASKED, len(urls) - 3))
    wanted = "holds" if found.p95 <= 150 else "MISSED: 150 ms"
    say(
        f"pages of figures over {rows:,} rows", f"p95 {found.p95:.0f} ms", f"median {found.median:.0f} ms, {found.failed} failed ({wanted})"
    )


def table(site: str, token: str) -> None:
    """A hundred rows of 200,000, whole and of one district."""
    asked = f"{site}/api/v1/evidence?indicator=bench_deals&period=2021&limit=100"
    for what, extra in (("first page", ""), ("of a district", "&place=CD-GXQ"), ("those left out", "&counted=false")):
        urls = [f"{asked}{extra}&n={n}" for n in range(30)]
        load(urls=urls[:1], headers=f"Authorization: Bearer {token}\r\n", connections=1, requests=1)
        found = load(urls=urls, headers=f"Authorization: Bearer {token}\r\n", connections=1, requests=30)
        wanted = "holds" if found.p95 <= 200 else "MISSED: 200 ms"
        say(f"table of 200,000 rows: {what}", f"p95 {found.p95:.0f} ms", f"median {found.median:.0f} ms, {found.failed} failed ({wanted})")


def rival(folder: Path, city: Path) -> None:
    """Datasette with the same rows."""
    program = shutil.which("datasette")
    if program is None:
        say("Datasette", "not installed", "uv sync --group rivals")
        return
    import sqlite3

    import polars.selectors as cs

    rows = city_at(city.parent).ledger.relation("bench_deals").drop("_superseded_by").to_polars()
    plain = rows.with_columns(cs.decimal().cast(float), cs.date().cast(str))
    texts = [f'"{name}"' for name in rows.columns]
    with sqlite3.connect(folder / "deals.db") as base:
        base.execute(f"CREATE TABLE deals ({', '.join(texts)})")
        base.executemany(f"INSERT INTO deals VALUES ({', '.join('?' * len(texts))})", plain.rows())
        base.execute("CREATE INDEX by_district ON deals (district)")
    with served([program, "serve", str(folder / "deals.db"), "--port", "{port}"], "/", dict(os.environ)) as site:
        for what, query in (("first page", "_size=100"), ("of a district", "district=CD-GXQ&_size=100")):
            found = load(urls=[f"{site}/deals/deals?{query}&n={n}" for n in range(30)], connections=1, requests=30)
            say(f"Datasette, same rows: {what}", f"p95 {found.p95:.0f} ms", f"median {found.median:.0f} ms")
        found = load(urls=[f"{site}/"], connections=8, seconds=SECONDS)
        say("Datasette, its home page, 8 connections", f"{found.per_second:,.0f} /s", f"p99 {found.p99:.1f} ms")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=10_000_000)
    rows = asked.parse_args().rows
    with tempfile.TemporaryDirectory() as scratch:
        large, small = prepare(Path(scratch) / "large", rows), prepare(Path(scratch) / "small", 200_000)
        districts = [place.code for place in city_at(large.parent).definitions.places.districts]
        with served(ours(large), "/zh/", environment(large)) as site:
            pages(site)
            figures(site, districts, rows)
        token = issued(small)
        with served(ours(small), "/zh/", environment(small)) as site:
            table(site, token)
        rival(Path(scratch), small)


if __name__ == "__main__":
    main()
