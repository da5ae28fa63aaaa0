"""Commands of the files that come in: receive, quarantine, template, status, and the cell behind a value."""

from __future__ import annotations

import getpass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceyuan.cli import receipts, understood
from ceyuan.cli.progress import Progress
from ceyuan.cli.screen import CITY, JSON, Screen
from ceyuan.errors import CeyuanError

if TYPE_CHECKING:
    from ceyuan.intake import Delivery, FilingStatus

DAY = click.DateTime(["%Y-%m-%d"])
OUT = click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="写到 · where to write")


@click.command()
@CITY
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dataset", help="数据集（默认由表头识别）· dataset; found by its headers if not said")
@click.option("--period", help="所属时期 · period filed for: 2021H1, 2021-06")
@click.option("--filer", help="填报单位 · who filed it")
@click.option("--sheet", "sheets", multiple=True, help="只读这些工作表 · only these sheets")
@click.option("--correction", metavar="REASON", help="更正已结账时期的理由 · why rows of a closed period change")
@click.option("--receiver", default=getpass.getuser, envvar="CEYUAN_USER", help="收取人 · who receives")
@click.option("--today", type=DAY, help="以此日判断是否结账 · the day that decides what is closed")
@click.option("--dry-run", is_flag=True, help="只看不收 · show what was understood, write nothing")
@JSON
@click.pass_obj
def receive(screen: Screen, /, folder: str | None, files: tuple[Path, ...], today: datetime | None, **said: Any) -> None:
    """收取文件 · receive files."""
    from ceyuan.intake import Delivery

    screen = screen.at(folder)
    dry_run, as_json = said.pop("dry_run"), said.pop("as_json")
    deliveries = [Delivery(path=path, **{key: value for key, value in said.items() if value is not None}) for path in files]
    failed = 0
    for delivery in deliveries:
        try:
            if dry_run:
                _plan(screen, delivery, today, as_json)
            else:
                take(screen, delivery, today, as_json)
        except CeyuanError as error:
            # One bad file does not hold up the others; each says what is wrong with it.
            failed += 1
            click.secho(error.text(screen.lang), fg="red", err=True)
    if failed:
        rest = ("，其余已处理", "; the others were") if failed < len(files) else ("", "")
        screen.note(f"{failed} 个文件未收取{rest[0]}", f"{failed} of {len(files)} files not received{rest[1]}")
        raise SystemExit(2)


def _plan(screen: Screen, delivery: Delivery, today: datetime | None, as_json: bool) -> None:
    from ceyuan.intake import plan

    with Progress(screen, "读取", "reading") as progress:
        planned = plan(screen.city.desk(today.date() if today else None), delivery, progress.watch)
    screen.json(understood.as_json(planned)) if as_json else understood.show(screen, planned, delivery.path)


def take(screen: Screen, delivery: Delivery, today: datetime | None = None, as_json: bool = False) -> None:
    """Receive a file, and say what became of its rows."""
    from ceyuan.intake import receive as into_ledger

    with Progress(screen, "读取", "reading") as progress:
        receipt = into_ledger(screen.city.desk(today.date() if today else None), delivery, progress.watch)
    screen.json(understood.receipt_json(receipt)) if as_json else receipts.show(screen, receipt, delivery.path)


@click.command()
@CITY
@click.argument("batch", type=int)
@OUT
@click.pass_obj
def quarantine(screen: Screen, /, folder: str | None, batch: int, out: Path) -> None:
    """取出一批中被隔离的行 · the refused rows of a batch, as a workbook to mend."""
    from ceyuan.intake import write_quarantine

    rows = write_quarantine(screen.at(folder).city.desk(), batch, out, screen.lang)
    screen.say(f"{rows:,} 行在 {out}。改好后：ceyuan receive {out}", f"{rows:,} rows in {out}. When mended: ceyuan receive {out}")


@click.command()
@CITY
@click.argument("dataset")
@OUT
@click.pass_obj
def template(screen: Screen, /, folder: str | None, dataset: str, out: Path) -> None:
    """写出数据集的填报模板 · write the template of a dataset."""
    from ceyuan.intake import write_template

    write_template(screen.at(folder).city.definitions, dataset, out, lang=screen.lang)
    screen.say(f"模板在 {out}", f"The template is {out}")


@click.command()
@CITY
@click.option("--dataset", help="数据集 · dataset")
@click.option("--period", help="时期 · period")
@click.option("--today", type=DAY, help="以此日判断是否逾期 · the day that decides what is overdue")
@JSON
@click.pass_obj
def status(screen: Screen, /, folder: str | None, dataset: str | None, period: str | None, today: datetime | None, as_json: bool) -> None:
    """哪些报表已到、待报、逾期、待改 · which filings are in, due, overdue, in quarantine."""
    from dataclasses import asdict

    from ceyuan.intake import status as states

    screen = screen.at(folder)
    found = states(screen.city.desk(today.date() if today else None), dataset, period)
    if as_json:
        screen.json([asdict(filing) for filing in found])
        return
    columns = [
        ("数据集", "dataset"),
        ("时期", "period"),
        ("填报单位", "filer"),
        ("状态", "state"),
        ("截止", "due"),
        ("行数", "rows"),
        ("待改行", "to mend"),
    ]
    screen.table(columns, [_line(screen, filing) for filing in found])


def _line(screen: Screen, filing: FilingStatus) -> list[object]:
    words = {"in": ("已到", "in"), "due": ("待报", "due"), "overdue": ("逾期", "overdue"), "quarantined": ("待改", "quarantined")}
    state = words[filing.state][screen.lang == "en"]
    filer = _named(screen, filing.filer)
    return [filing.dataset, filing.period, filer, state, filing.due_on, filing.rows, filing.rows_quarantined or None]


def _named(screen: Screen, filer: str | None) -> str | None:
    """The name of a place that files, or what a filer is called."""
    places = screen.city.definitions.places
    place = places.find(filer) if places and filer else None
    return place.label[screen.lang] if place else filer


@click.command()
@CITY
@click.argument("batch", type=int)
@click.argument("sheet")
@click.argument("row", type=int)
@click.argument("field")
@click.pass_obj
def cell(screen: Screen, /, folder: str | None, batch: int, sheet: str, row: int, field: str) -> None:
    """一个值的原单元格和原文 · the cell a value came from, as it was written.

    CSV 的表名即文件名 · the sheet of a CSV is named as its file.
    """
    from ceyuan.intake import original

    found = original(screen.at(folder).city.desk(), batch, sheet, row, field)
    screen.say(
        f"{found.file_name} › {found.cell}（{found.header}）：{found.text!r}",
        f"{found.file_name} › {found.cell} ({found.header}): {found.text!r}",
    )


COMMANDS = [receive, quarantine, template, status, cell]
