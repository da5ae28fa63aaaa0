"""The command of accepting: what a text states enters the published figures, as a person chooses and confirms."""

from __future__ import annotations

import getpass
import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceyuan.cli.files import DAY, take
from ceyuan.cli.screen import CITY, JSON, Screen
from ceyuan.cli.texts import TEXT, reading_of
from ceyuan.errors import Lang

if TYPE_CHECKING:
    from ceyuan.bulletins.accepting import Citation, Proposal, Proposals

DATASET = "published_figures"
SPAN = re.compile(r"(\d+)(?:-(\d+))?")


@click.command()
@CITY
@TEXT
@click.option("--source", required=True, help="出处，如“科技日报 2021-08-27” · where it was published")
@click.option("--published-on", type=DAY, help="公布日期 · when it was published")
@click.option("--published-by", default="", help="发布单位 · who published it")
@click.option("--scope", default="", help="口径：这些数字统计的范围 · what its figures count")
@click.option("--rows", metavar="1,3-5", help="收取这些行，或 all · the rows to accept, or all")
@click.option("--confirmed-by", default="", help="确认人：已与原文核对 · the person who held the rows against the text")
@click.option("--receiver", default=getpass.getuser, envvar="CEYUAN_USER", help="收取人 · who receives")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写成可修改的表 · write them as a workbook to correct")
@JSON
@click.pass_obj
def accept(
    screen: Screen, /, folder: str | None, text: Path, rows: str | None, out: Path | None, published_on: datetime | None, **said: Any
) -> None:
    """把文中的实绩收为已公布数字，一文一批 · accept the facts of a text as published figures, one batch.

    不加 --rows 只列出可收的行。没有确认人的，入账为“有待核实”。Without --rows it shows what may enter; without a person who
    confirms them, rows enter as still to be verified.
    """
    from ceyuan.bulletins.accepting import Citation
    from ceyuan.intake import Delivery

    screen, as_json, receiver = screen.at(folder), said.pop("as_json"), said.pop("receiver")
    citation = Citation(published_on=published_on.date() if published_on else None, **said)
    found = _proposals(screen, text, citation)
    chosen = _chosen(rows, found.rows)
    if not (found.rows or as_json):
        _show(screen, found)
    elif out:
        _write(screen, chosen or found.rows, out, screen.lang)
        screen.note(
            f"{len(chosen or found.rows)} 行在 {out}。删去不收的行，改正时期和口径，填上确认人和可信程度，再 ceyuan receive {out}",
            f"{len(chosen or found.rows)} rows in {out}. Delete what is not wanted, correct period and scope, name who confirms; "
            f"then ceyuan receive {out}",
        )
    elif chosen:
        with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
            path = Path(scratch) / f"{text.stem}.xlsx"
            _write(screen, chosen, path)
            take(screen, Delivery(path=path, receiver=receiver, dataset=DATASET), as_json=as_json)
        _say_next(screen, citation)
    elif as_json:
        screen.json(_as_json(found))
    else:
        _show(screen, found)


def _proposals(screen: Screen, text: Path, citation: Citation) -> Proposals:
    from ceyuan.bulletins.accepting import propose
    from ceyuan.bulletins.checking import check

    reading, city = reading_of(screen, text), screen.city
    city.definitions.dataset(DATASET)
    return propose(check(city.book(), reading).judgements, citation, city.definitions)


def _chosen(said: str | None, rows: Sequence[Proposal]) -> list[Proposal]:
    """The rows that were asked for by their numbers in the table."""
    from ceyuan.errors import Fault, QuestionError

    if said is None or not rows:
        return []
    spans = [SPAN.fullmatch(part.strip()) for part in (f"1-{len(rows)}" if said == "all" else said).split(",")]
    numbers = [n for span in spans if span for n in range(int(span[1]), int(span[2] or span[1]) + 1)]
    if None in spans or not numbers or not set(numbers) <= set(range(1, len(rows) + 1)):
        zh, en = f"--rows {said}：没有这样的行，可收的是 1 至 {len(rows)}", f"--rows {said}: no such rows; there are 1 to {len(rows)}"
        raise QuestionError(Fault("no-such-rows", zh, en))
    return [rows[n - 1] for n in dict.fromkeys(numbers)]


def _write(screen: Screen, rows: Sequence[Proposal], out: Path, lang: Lang = "zh") -> None:
    from ceyuan.intake import write_template

    write_template(screen.city.definitions, DATASET, out, [row.cells for row in rows], lang)


def _say_next(screen: Screen, citation: Citation) -> None:
    if not citation.confirmed_by:
        screen.note("没有确认人：这些行记为“有待核实”", "Nobody confirmed them: the rows are marked as to be verified")
    screen.note(
        "下一步：ceyuan series 指标；没有对应指标的：ceyuan series 原文名称 --published",
        "Next: ceyuan series INDICATOR; of what has no indicator: ceyuan series NAME-AS-PRINTED --published",
    )


def _as_json(found: Proposals) -> dict[str, object]:
    from ceyuan.bulletins.accepting import WHY

    left_out = [
        each.claim.record() | {"why": {"code": each.why, "zh": WHY[each.why].zh, "en": WHY[each.why].en}} for each in found.left_out
    ]
    return {"rows": [row.record() for row in found.rows], "left_out": left_out}


def _show(screen: Screen, found: Proposals) -> None:
    from ceyuan.bulletins.accepting import WHY

    columns = [("行", "row"), ("原文", "quote"), ("名称", "name"), ("指标", "indicator"), ("地区", "place")]
    columns += [("时期", "period"), ("口径", "scope"), ("库中已有", "known from")]
    if found.rows:
        screen.table(columns, [[nth, *_line(screen, row)] for nth, row in enumerate(found.rows, 1)])
    if found.left_out:
        rows = [[each.claim.quote, each.claim.subject, WHY[each.why][screen.lang]] for each in found.left_out]
        screen.table([("不能收", "left out"), ("名称", "name"), ("原因", "why")], rows)
    if not found.rows:
        screen.note("没有可收的数字，未写入任何内容", "There is nothing to accept; nothing was written")
        return
    screen.note(
        "未写入任何内容。收取：加 --rows 1,3-5 --confirmed-by 姓名；要先改时期、口径：加 --out 待收.xlsx",
        "Nothing was written. To accept: --rows 1,3-5 --confirmed-by NAME; to correct period or scope first: --out rows.xlsx",
    )


def _line(screen: Screen, row: Proposal) -> list[str]:
    cells, unsaid = row.cells, "（未说明）" if screen.lang == "zh" else "(not said)"
    places = screen.city.definitions.places
    place = places.find(cells["place"]) if places and cells["place"] else None
    period, scope = cells["period_code"] or unsaid, cells["scope"] or unsaid
    label = place.label[screen.lang] if place else ""
    return [cells["quote"], cells["indicator_name"], cells["indicator"] or "", label, period, scope, "；".join(row.known)]


COMMANDS = [accept]
