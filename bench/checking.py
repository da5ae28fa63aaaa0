"""Checking an article against a city: read, bound and judged, in the time of one command without its start.

The article is somebody else's and lies beside the clone (or where --article says); the city is a folder that `ceyuan demo` made.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from measure import best_seconds, say

ARTICLE = Path(__file__).parents[2] / "shared" / "cases" / "article-2021-08-27.txt"
CITY = Path(__file__).parents[1] / "build" / "demo" / "city"
PROMISED_SECONDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--article", type=Path, default=ARTICLE)
    parser.add_argument("--city", type=Path, default=CITY)
    asked = parser.parse_args()
    if not asked.article.is_file() or not asked.city.is_dir():
        say("checking an article", "not measured", "no article, or no city: run make demo first")
        return
    check(asked.city, asked.article)


def check(city: Path, article: Path) -> None:
    """The first time in a process, and again with what it remembers."""
    from ceyuan.bulletins import Reader
    from ceyuan.bulletins.checking import check as hold_against
    from ceyuan.city import City

    opened = City.open(city)
    reader, book = Reader(opened.definitions.reading), opened.book()
    start = time.perf_counter()
    found = hold_against(book, reader.read_file(article))
    seconds = time.perf_counter() - start
    held = "holds" if seconds <= PROMISED_SECONDS else "MISSED"
    say(f"an article of {len(found.judgements)} claims, first time", f"{seconds:.2f} s", f"{held}: at most {PROMISED_SECONDS} s")
    say("again", f"{best_seconds(lambda: hold_against(book, reader.read_file(article))):.2f} s")
    say("verdicts", found.summary("en"))


if __name__ == "__main__":
    main()
