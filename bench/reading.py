"""Reading published texts: speed on an article and on many bulletins, memory, and the scores on the marked texts.

The marked texts are other people's and lie beside the clone (or where --texts says); without them, made-up bulletins are read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ceyuan.bulletins import Reader
from ceyuan.definitions import folder, load_reading
from measure import best_seconds, peak_mib, say

TEXTS = Path(__file__).parents[2] / "shared" / "cases" / "texts"
ARTICLE_CHARS = 3000
PROMISED_MS = 20
PROMISED_MB_A_SECOND = 1
MADE_UP = (
    "2021年上半年，全市技术合同成交额120.5亿元，同比增长12.4%；新登记科技型中小企业489家、增长11.9%。"
    "其中，技术开发、技术服务两类合同成交额分别为27.8亿元、22.2亿元，占总成交额的23.1%、18.4%。"
    "下半年，各区县将围绕重点产业持续优化创新环境，加快推进成果转化，完善服务体系，营造良好氛围。\n"
)


def bulletins(texts: Path) -> str:
    """All texts in one, without the lists of links at their ends, or made-up ones."""
    if not texts.is_dir():
        return MADE_UP * 40
    lines = (line for path in sorted(texts.glob("*.txt")) for line in path.read_text("utf-8").splitlines(keepends=True))
    return "".join(line for line in lines if line.strip() not in ("", "相关新闻"))


def speed(reader: Reader, some: str, size_mb: float) -> None:
    article = (some * (1 + ARTICLE_CHARS // len(some)))[:ARTICLE_CHARS]
    article_ms = 1000 * best_seconds(lambda: reader.read(article), runs=7)
    say(f"an article of {ARTICLE_CHARS:,} characters", f"{article_ms:.1f} ms", _verdict(article_ms < PROMISED_MS, f"< {PROMISED_MS} ms"))
    many = some * (1 + int(size_mb * 1e6 / len(some.encode())))
    before, begun = peak_mib(), time.process_time()
    claims = sum(1 for _ in reader.stream(many))
    mb_a_second = len(many.encode()) / 1e6 / (time.process_time() - begun)
    say(
        f"{size_mb:g} MB of bulletins, {claims:,} claims",
        f"{mb_a_second:.2f} MB/s",
        _verdict(mb_a_second >= PROMISED_MB_A_SECOND, ">= 1 MB/s"),
    )
    say("memory beyond the text itself", f"{peak_mib() - before:.0f} MB")


def _verdict(holds: bool, promise: str) -> str:
    return f"{'holds' if holds else 'MISSED'}: {promise}"


def scores(reader: Reader, texts: Path, only: list[str]) -> None:
    """The score of the marked texts whose names begin with one of `only`, or of all."""
    with tempfile.TemporaryDirectory() as answers, tempfile.TemporaryDirectory() as golds:
        for path in sorted(texts.glob("*.txt")):
            if not only or path.name.split("_")[0] in only:
                claims = [claim.record() for claim in reader.read(path.read_text("utf-8"), path.name).claims]
                (Path(answers) / f"{path.stem}.json").write_text(json.dumps({"claims": claims}))
                (Path(golds) / f"{path.stem}.jsonl").symlink_to(path.with_suffix(".jsonl"))
        done = subprocess.run([sys.executable, texts / "score.py", answers, golds], capture_output=True, text=True, check=True)
    for part, figures in (line.split(" ", 1) for line in done.stdout.splitlines()):
        score = json.loads(figures)
        measures = [score["found"]["F1"], score["right"]["F1"], score["subject"], score["period"]]
        say(f"{part}: found, right F1; subject, period of the right", " ".join(f"{measure:.3f}" for measure in measures))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--only", nargs="*", default=[], help="numbers of marked texts to score")
    parser.add_argument("--megabytes", type=float, default=10)
    asked = parser.parse_args()
    begun = time.perf_counter()
    reader = Reader(load_reading(folder("cn")))
    say("start: words loaded, patterns compiled", f"{1000 * (time.perf_counter() - begun):.0f} ms")
    if not asked.only:
        speed(reader, bulletins(asked.texts), asked.megabytes)
    if asked.texts.is_dir():
        scores(reader, asked.texts, asked.only)


if __name__ == "__main__":
    main()
