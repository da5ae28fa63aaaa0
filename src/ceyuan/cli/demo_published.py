"""The demo's second half: a text checked, a mistake planted and found, the report published, a batch corrected, the revision explained."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ceyuan.cli.progress import Progress
from ceyuan.cli.published import moved_row, show_revision
from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.bulletins import Claim
    from ceyuan.bulletins.checking import Checked, Judgement
    from ceyuan.city import City
    from ceyuan.publications import Publication

ARTICLE = Path(__file__).parents[4] / "shared" / "cases" / "texts" / "00_chengdu_2021H1_article.txt"
"""Somebody else's text: read where it lies beside the clone, never a part of it."""

CONTRACTS = "2021年6月技术合同登记明细_示例数据.csv"
WHY = "核对合同原件：一份金额少计，一份已撤销，一份漏登"
NUMBER, TURNOVER, STATE = "合同登记编号", "成交额（元）", "合同状态"
REVOKED, MISSED = "撤销", "2021510100000001"
FOUND = ("value", "change")


@dataclass(frozen=True)
class Show:
    """What the demo shows with.

    Attributes:
        folder: of the demo.
        article: a text with or without marks (`.jsonl`) beside it; without one, our own report is read.
    """

    screen: Screen
    city: City
    folder: Path
    article: Path | None


def publish_report(show: Show, report: str, period: str) -> Publication:
    """Publish the report, and lay its documents where they are easily found."""
    from ceyuan.publications import publish
    from ceyuan.values import Period

    archive = show.city.archive()
    last = archive.last(report, Period.parse(period))
    if last is not None and last.version == archive.ledger.resolve(None):
        done = last  # the demo was run here before
    else:
        with Progress(show.screen, "出版", "publishing") as progress:
            done = publish(archive, report, Period.parse(period), progress=progress)
    (show.folder / "report").mkdir(exist_ok=True)
    for name in done.files:
        if name.startswith(report):
            shutil.copy2(archive.where(done) / name, show.folder / "report" / name)
            show.screen.say(f"   {show.folder / 'report' / name}", f"   {show.folder / 'report' / name}")
    show.screen.say(
        f"   {done.id}：账本版本 {done.version}，{len(done.figures)} 个数字，sha256 {done.sha256[:16]}…",
        f"   {done.id}: version {done.version} of the ledger, {len(done.figures)} figures, sha256 {done.sha256[:16]}…",
    )
    return done


def check_text(show: Show, publication: Publication) -> None:
    """Read a text, set it beside its marks where there are any, check it, and check it again with a mistake in it."""
    from ceyuan.bulletins import Reader
    from ceyuan.bulletins.checking import check

    reader = Reader(show.city.definitions.reading)  # type: ignore[arg-type]  # the shipped words are there
    text, name = _text(show, publication)
    reading, book = reader.read(text, name), show.city.book()
    marked = _marked(show.article)
    found = check(book, reading)
    _show_checked(show.screen, found, marked)
    wrong = _planted(found)
    if wrong:
        text, claim, number = wrong
        again = check(book, reader.read(text, name))
        caught = next(each for each in again.judgements if each.claim.start == claim.start)
        show.screen.say(f"   故意把 {claim.quote} 写成 {number}：", f"   With {claim.quote} written as {number} on purpose:")
        _show_judgements(show.screen, [caught])


def correct(show: Show, publication: Publication) -> None:
    """Receive a corrected batch, and account for every number that it moves."""
    from ceyuan.intake import Delivery, receive
    from ceyuan.publications import revisions

    path = _correction(show.folder)
    receive(show.city.desk(date(2021, 9, 1)), Delivery(path=path, receiver="demo", correction=WHY))
    show.screen.say(f"   {path.name}：{WHY}", f"   {path.name}: {WHY}")
    found = revisions(show.city.archive(), publication)
    show.screen.say(
        f"   {found.figures} 个已出版的数字中 {len(found.found)} 处变了",
        f"   Of {found.figures} published figures {len(found.found)} numbers moved",
    )
    name = f"contract_turnover.{publication.period}"
    for revision in (one for one in found.found if one.figure.id == name and one.aspect in FOUND):
        show_revision(show.screen, revision)
    columns = [("行", "row"), ("窗口", "window"), ("原权重", "weight before"), ("现权重", "weight now"), ("原处", "was"), ("现处", "is")]
    if name in found.rows:
        show.screen.table(columns, [moved_row(show.screen, row) for row in found.rows[name].to_dicts()])


def _text(show: Show, publication: Publication) -> tuple[str, str]:
    """The article, or else the prose of our own report."""
    if show.article is not None:
        return show.article.read_text("utf-8"), show.article.name
    from ceyuan.bulletins.sources.docx import docx_lines

    name = next(name for name in publication.files if name.endswith(".zh.docx"))
    lines = docx_lines((show.city.archive().where(publication) / name).read_bytes(), name, 1 << 28)
    return "\n".join(line.text for line in lines if line.fields and " | " not in line.text), name


def _marked(article: Path | None) -> set[tuple[int, str]] | None:
    """Start and quote of the claims that somebody marked by hand; None where nobody did."""
    marks = article.with_suffix(".jsonl") if article else None
    if marks is None or not marks.is_file():
        return None
    return {(one["start"], one["quote"]) for one in map(json.loads, marks.read_text("utf-8").splitlines())}


def _show_checked(screen: Screen, found: Checked, marked: set[tuple[int, str]] | None) -> None:
    _show_judgements(screen, found.judgements)
    screen.say(f"   {found.summary('zh')}", f"   {found.summary('en')}")
    bound = sum(each.binding.chosen is not None for each in found.judgements)
    read = {(each.claim.start, each.claim.quote) for each in found.judgements}
    if marked is not None:
        screen.say(
            f"   人工标注 {len(marked)} 处，读出 {len(marked & read)} 处，对上指标 {bound} 处",
            f"   {len(marked)} claims marked by hand, {len(marked & read)} of them read, {bound} bound to indicators",
        )
    for finding in found.findings:
        screen.say(f"   {finding.arithmetic.zh}", f"   {finding.arithmetic.en}")


def _show_judgements(screen: Screen, judgements: Iterable[Judgement]) -> None:
    from ceyuan.bulletins.checking.reasons import shown
    from ceyuan.bulletins.checking.verdict_words import VERDICT_WORDS

    columns = [("原文", "quote"), ("对象", "subject"), ("时期", "period"), ("结论", "verdict"), ("本库", "ours"), ("笔误", "slip")]
    rows = []
    for each in judgements:
        claim, slips = each.claim, "；".join(slip.words[screen.lang] for slip in each.slips)
        ours = shown(each.ours, screen.lang) if each.ours else ""
        rows.append([claim.quote, claim.subject, claim.period, VERDICT_WORDS[each.verdict][screen.lang], ours, slips])
    screen.table(columns, rows)


def _planted(found: Checked) -> tuple[str, Claim, str] | None:
    """The text with two digits of the first supported count swapped, the claim, and how it reads now."""
    for each in found.judgements:
        claim, number = each.claim, re.search(r"\d{3,}", each.claim.quote)
        if each.verdict == "supported" and claim.quantity.kind == "level" and number and number[0][-1] != number[0][-2]:
            at = number.end() - 2
            wrong = claim.quote[:at] + claim.quote[at : at + 2][::-1] + claim.quote[at + 2 :]
            return found.reading.text[: claim.start] + wrong + found.reading.text[claim.end :], claim, wrong
    return None


def _correction(folder: Path) -> Path:
    """Three rows of a file that was received: one with another amount, one revoked, one that had been forgotten."""
    source = next((folder / "files").rglob(CONTRACTS))
    with source.open(encoding="utf-8-sig", newline="") as file:
        title, head, first, second, third, *_ = csv.reader(file)
    at = {name: nth for nth, name in enumerate(head)}
    first[at[TURNOVER]] = str(10 * int(first[at[TURNOVER]]))
    second[at[STATE]] = REVOKED
    third[at[NUMBER]] = MISSED
    path = folder / "更正_2021年6月技术合同登记明细_示例数据.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([title, head, first, second, third])
    return path
