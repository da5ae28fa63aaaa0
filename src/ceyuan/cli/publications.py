"""Commands of publications: publish, verify, what was revised since, what a wrong file touches, what was said when, what is new."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

import click

from ceyuan.cli.files import DAY
from ceyuan.cli.progress import Progress
from ceyuan.cli.published import impact_json, impact_row, moved_row, revisions_json, show_moves, show_revision, word
from ceyuan.cli.screen import CITY, JSON, Screen

AT = click.option("--at", help="账本版本、标签或时间 · version, tag or time of the ledger")
LIMIT = click.option("--limit", type=int, default=20, show_default=True, help="每个数字显示行数 · rows to show of each figure")


@click.command()
@CITY
@click.argument("report")
@click.argument("period")
@AT
@JSON
@click.pass_obj
def publish(screen: Screen, /, folder: str | None, report: str, period: str, at: str | None, as_json: bool) -> None:
    """出版：固定账本版本、定义与文件 · publish a report: pin version, definitions and files."""
    from ceyuan.publications import publish as put_aside
    from ceyuan.values import Period

    screen = screen.at(folder)
    archive = screen.city.archive()
    with Progress(screen, "成文", "writing") as progress:
        done = put_aside(archive, report, Period.parse(period), at, progress)
    if as_json:
        screen.json(done.to_json())
        return
    screen.say(
        f"已出版 {done.id}：第 {done.edition} 版，账本版本 {done.version}，{len(done.figures)} 个数字",
        f"Published {done.id}: edition {done.edition}, version {done.version} of the ledger, {len(done.figures)} figures",
    )
    screen.say(f"{archive.where(done)}\nsha256 {done.sha256}", f"{archive.where(done)}\nsha256 {done.sha256}")
    if done.edition > 1:
        show_moves(screen, done.changes)


@click.command()
@CITY
@click.argument("publication")
@JSON
@click.pass_context
def verify(context: click.Context, /, folder: str | None, publication: str, as_json: bool) -> None:
    """重算并逐一核对 · work a publication out again and compare; exit code 1 where something differs."""
    from ceyuan.publications import verify as check

    screen: Screen = context.obj.at(folder)
    archive = screen.city.archive()
    found = check(archive, archive.publication(publication))
    if as_json:
        screen.json(asdict(found) | {"is_sound": found.is_sound})
    elif found.is_sound:
        screen.say(
            f"{found.publication} 与出版时一致：{found.figures} 个数字，{found.pages} 个网页逐字节相同",
            f"{found.publication} is as it was published: {found.figures} figures, {found.pages} pages to the byte",
        )
    else:
        columns = [("何处", "what"), ("名称", "name"), ("出版时", "published"), ("现在", "now")]
        screen.table(columns, [[word(screen, each.what), each.name, each.published, each.now] for each in found.differences])
        if not found.is_same_software:
            screen.note("软件版本已不同，网页的样式可能因此不同", "The version of Ceyuan is another; pages may look different for that")
    context.exit(0 if found.is_sound else 1)


@click.command()
@CITY
@click.argument("publication")
@AT
@LIMIT
@JSON
@click.pass_obj
def revisions(screen: Screen, /, folder: str | None, publication: str, at: str | None, limit: int, as_json: bool) -> None:
    """出版时的数与现在的数，差在哪些行 · figures as published and as known now, and the rows between."""
    from ceyuan.publications import revisions as revise

    screen = screen.at(folder)
    archive = screen.city.archive()
    found = revise(archive, archive.publication(publication), at)
    if as_json:
        screen.json(revisions_json(found, limit))
        return
    screen.say(
        f"{found.publication.id}：{found.figures} 个数字，与账本版本 {found.version} 相比 {len(found.found)} 处不同",
        f"{found.publication.id}: {found.figures} figures; beside version {found.version}, {len(found.found)} numbers differ",
    )
    for revision in found.found:
        show_revision(screen, revision)
    columns = [("行", "row"), ("窗口", "window"), ("原权重", "weight before"), ("现权重", "weight now"), ("原处", "was"), ("现处", "is")]
    for name, rows in found.rows.items():
        shown = [moved_row(screen, row) for row in rows.head(limit).to_dicts()]
        if shown:
            screen.table(columns, shown, f"{name}（{rows.height:,}）")


@click.command()
@CITY
@click.argument("subject", metavar="ORGANISATION|BATCH|ROW")
@JSON
@click.pass_obj
def impact(screen: Screen, /, folder: str | None, subject: str, as_json: bool) -> None:
    """一个企业、批次或行进入了哪些已出版的数字 · the published figures that a firm, batch or row takes part in.

    企业写信用代码，批次写编号，行写“批次:工作表:行号”。A credit code, a batch number, or batch:sheet:row.
    """
    from ceyuan.publications import Subject
    from ceyuan.publications import impact as follow

    screen = screen.at(folder)
    found = follow(screen.city.archive(), Subject.parse(subject))
    if as_json:
        screen.json([impact_json(each) for each in found])
        return
    if not found:
        screen.say(
            f"{subject} 未进入任何已出版的数字：它可能晚于出版时的账本版本。用 ceyuan diff 看下一版会变什么，用 ceyuan publish 出版后再问",
            f"No published figure rests on {subject}: it may have come after the version that was published. "
            "See with ceyuan diff what the next edition would change; publish it with ceyuan publish, then ask again",
        )
        return
    columns = [
        ("出版物", "publication"),
        ("数字", "figure"),
        ("窗口", "window"),
        ("行数", "rows"),
        ("权重", "weight"),
        ("所在", "stands in"),
    ]
    screen.table(columns, [impact_row(screen, each) for each in found])


@click.command()
@CITY
@click.argument("indicator")
@click.option("--place", help="区（市）县 · district")
@click.option("--period", "periods", multiple=True, help="另问账本的时期 · further periods to ask the ledger of")
@JSON
@click.pass_obj
def vintages(screen: Screen, /, folder: str | None, indicator: str, place: str | None, periods: tuple[str, ...], as_json: bool) -> None:
    """何时说过什么：出版物与账本各版本 · what was said of an indicator when."""
    from ceyuan.publications import vintages as triangle
    from ceyuan.values import Period

    screen = screen.at(folder)
    found = triangle(screen.city.archive(), indicator, place, tuple(map(Period.parse, periods)))
    if as_json:
        screen.json([asdict(line) for line in found])
        return
    spoken = sorted({code for line in found for code in line.values})
    columns = [("出处", "said by"), ("时间", "at"), *[(code, code) for code in spoken]]
    screen.table(columns, [[line.said_by, f"{line.said_at:%Y-%m-%d %H:%M}", *[line.values.get(code) for code in spoken]] for line in found])


@click.command()
@CITY
@click.argument("report")
@click.argument("period")
@AT
@click.option("--today", type=DAY, help="以此日判断是否逾期 · the day that decides what is overdue")
@JSON
@click.pass_obj
def diff(screen: Screen, /, folder: str | None, report: str, period: str, at: str | None, today: datetime | None, as_json: bool) -> None:
    """出版之前：与上一版或上年同期相比 · before publishing: against the last edition or the year before."""
    from ceyuan.publications import draft
    from ceyuan.values import Period

    screen = screen.at(folder)
    found = draft(screen.city.archive(), report, Period.parse(period), today.date() if today else date.today(), at)
    if as_json:
        lists = {name: [one.model_dump(mode="json") for one in getattr(found, name)] for name in ("moves", "empty", "unverified")}
        screen.json(asdict(found) | lists)
        return
    none = ("没有可比的出版物", "no publication to compare with")
    screen.say(f"对比：{found.against or none[0]}", f"Against: {found.against or none[1]}")
    show_moves(screen, found.moves)
    for zh, en, figures in (("暂缺", "Without a value", found.empty), ("未核实", "Unverified", found.unverified)):
        if figures:
            names = "、".join(dict.fromkeys(one.label[screen.lang] for one in figures))
            screen.say(f"{zh}（{len(figures)}）：{names}", f"{en} ({len(figures)}): {names}")
    columns = [("数据集", "dataset"), ("时期", "period"), ("填报单位", "filer"), ("状态", "state"), ("截止", "due"), ("待改行", "to mend")]
    rows = [[f.dataset, f.period, f.filer, word(screen, f.state), f.due_on, f.rows_quarantined or None] for f in found.due]
    screen.table(columns, rows, "尚缺的报送" if screen.lang == "zh" else "Filings still due")


COMMANDS = [publish, verify, revisions, impact, vintages, diff]
