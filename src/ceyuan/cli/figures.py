"""Commands of figures: the catalogue, one figure, its evidence, its explanation, its series."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceyuan.cli.printed import said_in_words, show_printed
from ceyuan.cli.screen import CITY, JSON, Screen

if TYPE_CHECKING:
    from ceyuan.definitions import Indicator
    from ceyuan.indicators import Evidence, Figure, FigureKey, Reason

PLACE = click.option("--place", help="区（市）县 · district")
TRACK = click.option("--track", help="赛道 · track")
GROUP = click.option("--where", "group", multiple=True, metavar="COLUMN=VALUE", help="分类 · category")
AT = click.option("--at", help="账本版本、标签或时间 · version, tag or time of the ledger")
SEQUENTIAL = click.option("--sequential", is_flag=True, help="环比而非同比 · against the window before, not a year before")


@click.command()
@CITY
@JSON
@click.pass_obj
def indicators(screen: Screen, /, folder: str | None, as_json: bool) -> None:
    """指标目录 · the catalogue of indicators."""
    found = screen.at(folder).city.definitions.indicators.values()
    if as_json:
        screen.json([indicator.model_dump(mode="json", exclude={"examples"}) for indicator in found])
        return
    columns = [
        ("指标", "indicator"),
        ("名称", "label"),
        ("单位", "unit"),
        ("数据集", "dataset"),
        ("时间", "time"),
        ("可分", "by"),
        ("核实", "verified"),
    ]
    screen.table(columns, [_indicator_row(indicator, screen) for indicator in found])


def _indicator_row(i: Indicator, screen: Screen) -> list[Any]:
    made_of = f"{i.derived.of} / {i.derived.to}" if i.derived else i.dataset
    unverified = "未核实" if screen.lang == "zh" else "unverified"
    time = i.time.basis if i.time else ""
    return [i.indicator, i.label[screen.lang], i.display.unit, made_of, time, " ".join(i.breakdowns), "✓" if i.verified else unverified]


@click.command()
@CITY
@click.argument("indicator")
@click.argument("period")
@PLACE
@TRACK
@GROUP
@click.option("--by", help="分组：district、track 或分类列 · break down by")
@SEQUENTIAL
@AT
@JSON
@click.pass_obj
def figure(screen: Screen, /, folder: str | None, by: str | None, at: str | None, as_json: bool, **asked: Any) -> None:
    """一个数字：值、基数、变化 · a figure: value, base, change."""
    from ceyuan.indicators import breakdown
    from ceyuan.indicators import figure as ask

    screen = screen.at(folder)
    book, key = screen.city.book(at), _key(**asked)
    found = breakdown(book, key, by) if by else [ask(book, key)]
    if as_json:
        screen.json([each.to_json() for each in found] if by else found[0].to_json())
        return
    screen.table(
        [("分组", "member"), ("时期", "period"), ("值", "value"), ("单位", "unit"), ("基数", "base"), ("变化", "change"), ("行数", "rows")],
        [_figure_row(each, screen, by) for each in found],
        found[0].label[screen.lang] if found else "",
    )
    for each in found[:1]:
        _remarks(screen, each)
    screen.note("依据：ceyuan evidence …；构成：ceyuan explain …", "Its rows: ceyuan evidence …; its growth: ceyuan explain …")


@click.command()
@CITY
@click.argument("indicator")
@click.argument("period")
@PLACE
@TRACK
@GROUP
@SEQUENTIAL
@AT
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写成 .xlsx、.csv 或 .parquet · write to")
@click.option("--limit", type=int, default=20, show_default=True, help="显示行数 · rows to show")
@JSON
@click.pass_obj
def evidence(screen: Screen, /, folder: str | None, at: str | None, out: Path | None, limit: int, as_json: bool, **asked: Any) -> None:
    """数字背后的每一行，及未计入的行与原因 · the rows behind a figure, and those left out, with the reason."""
    from ceyuan.indicators import evidence as open_

    screen = screen.at(folder)
    found = open_(screen.city.book(at), _key(**asked))
    if out:
        rows = found.write(out)
        screen.say(f"{rows:,} 行在 {out}", f"{rows:,} rows in {out}")
    elif as_json:
        screen.json(found.page(limit).to_pylist())
    else:
        _show_evidence(screen, found, limit)


def _show_evidence(screen: Screen, found: Evidence, limit: int) -> None:
    words = ("detail_zh", "说明", "detail") if screen.lang == "zh" else ("detail_en", "说明", "detail")
    columns = [("role", "角色", "role"), ("weight", "权重", "weight"), ("counted", "计入", "counted"), words]
    columns += [("file", "文件", "file"), ("sheet", "工作表", "sheet"), ("row", "行", "row")]
    rows = found.page(limit).to_pylist()
    screen.table([(zh, en) for _, zh, en in columns], [[_mark(row[name]) for name, _, _ in columns] for row in rows])
    left_out = found.left_out().to_pylist()
    if left_out:
        screen.table(
            [("未计入原因", "left out because"), ("窗口", "window"), ("行数", "rows")],
            [[r["reason"], r["window"], r["rows"]] for r in left_out],
        )
    screen.note("全部：加 --out 依据.xlsx", "All of them: add --out rows.xlsx")


def _mark(cell: Any) -> Any:
    return {True: "✓", False: "×"}[cell] if isinstance(cell, bool) else cell


@click.command()
@CITY
@click.argument("indicator")
@click.argument("period")
@PLACE
@TRACK
@GROUP
@SEQUENTIAL
@AT
@JSON
@click.pass_obj
def explain(screen: Screen, /, folder: str | None, at: str | None, as_json: bool, **asked: Any) -> None:
    """增长由何而来 · where a change comes from."""
    from ceyuan.indicators import explain as take_apart

    screen = screen.at(folder)
    found = take_apart(screen.city.book(at), _key(**asked))
    if as_json:
        screen.json(found.to_json())
        return
    screen.table(
        [("时期", "period"), ("值", "value"), ("单位", "unit"), ("基数", "base"), ("变化", "change"), ("行数", "rows")],
        [_figure_row(found.figure, screen, None)[1:]],
        found.figure.label[screen.lang],
    )
    _remarks(screen, found.figure)
    for each in found.contributions:
        screen.table(
            [(each.label.zh, each.label.en), ("本期", "current"), ("基期", "base"), ("拉动（百分点）", "points")],
            [[member.label[screen.lang], member.current, member.base, member.points] for member in each.members],
        )
    if found.movements:
        columns = [("变动", "movement"), ("主体", "entities"), ("增减", "delta")]
        screen.table(columns, [[move.label[screen.lang], move.entities, move.delta] for move in found.movements])


@click.command()
@CITY
@click.argument("indicator")
@click.option("--from", "first", default="2020H1", show_default=True, help="自 · from")
@click.option("--to", "last", help="至（默认今天所在期）· to")
@PLACE
@TRACK
@GROUP
@click.option(
    "--published", "is_published", is_flag=True, help="只看已公布数字，也可用原文名称 · what bulletins print, also under a printed name"
)
@AT
@JSON
@click.pass_obj
def series(screen: Screen, /, folder: str | None, at: str | None, as_json: bool, is_published: bool, **asked: Any) -> None:
    """一个指标的各期，旁列已公布数字 · an indicator through time, and apart from it what bulletins print.

    The step is that of --from (half, quarter, month, year); bulletins are shown of all periods.
    """
    from ceyuan.indicators import series as through_time
    from ceyuan.indicators import stated_series
    from ceyuan.values import Period

    screen = screen.at(folder)
    book, first, last = screen.city.book(at), Period.parse(asked.pop("first")), asked.pop("last")
    end = Period.parse(last).end if last else date.today()
    found = [] if is_published else through_time(book, _key(period=str(first), **asked), first.steps_to(end))
    is_whole = not asked["track"] and not asked["group"]  # bulletins are of places, never of a track or class
    printed = stated_series(book, asked["indicator"], asked["place"]) if is_whole and not (as_json and found) else []
    printed = [each for each in printed if first.start <= Period.parse(each.period).end <= end]
    if as_json:
        screen.json([each.to_json() for each in found or printed])
        return
    if found:
        columns = [("时期", "period"), ("值", "value"), ("单位", "unit"), ("基数", "base"), ("变化", "change"), ("行数", "rows")]
        screen.table(columns, [_figure_row(each, screen, None)[1:] for each in found], found[0].label[screen.lang])
    show_printed(screen, printed, asked["indicator"] if is_published else "")


def _key(indicator: str, period: str, group: tuple[str, ...] = (), sequential: bool = False, **where: str | None) -> FigureKey:
    from ceyuan.indicators import FigureKey
    from ceyuan.values import Period

    pairs = tuple((name, value) for name, _, value in (each.partition("=") for each in group))
    return FigureKey(indicator, Period.parse(period), group=pairs, comparison="sequential" if sequential else "yoy", **where)


def _figure_row(each: Figure, screen: Screen, by: str | None) -> list[Any]:
    member = each.member(by)[screen.lang] if by else ""
    unit = "%" if each.change.kind == "percent" else ("百分点" if screen.lang == "zh" else "pp")
    change = f"{each.change.value:+.2f} {unit}" if each.change.value is not None else _why(each.change.reason, screen)
    value = each.value if each.value is not None else _why(each.reason, screen)
    base = each.base.value if each.base.value is not None else _why(each.base.reason, screen)
    return [member, str(each.key.period), value, screen.unit(each.unit), base, change, each.rows]


def _why(reason: Reason | None, screen: Screen) -> str:
    return f"（{reason.words.zh}）" if reason and screen.lang == "zh" else f"({reason.words.en})" if reason else ""


def _remarks(screen: Screen, each: Figure) -> None:
    if not each.verified:
        screen.say("未核实：定义的来源尚未核实", "Unverified: the source of the definition has not been verified")
    for said in each.published:
        printed = said_in_words(said, screen.lang)
        screen.say(f"公开数：{printed}（{said.source}）", f"As published: {printed} ({said.source})")
    if each.left_out:
        parts = "; ".join(f"{_why_left_out(reason, screen)} {rows:,}" for reason, rows in each.left_out.items())
        screen.say(f"未计入：{parts}", f"Left out: {parts}")


def _why_left_out(code: str, screen: Screen) -> str:
    from ceyuan.indicators.reasons import left_out_words

    return left_out_words(code)[screen.lang]


COMMANDS = [indicators, figure, evidence, explain, series]
