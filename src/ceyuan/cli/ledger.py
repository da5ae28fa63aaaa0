"""Commands of the ledger: its batches and versions, tags, compaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ceyuan.cli.screen import CITY, JSON, Screen

if TYPE_CHECKING:
    from ceyuan.ledger import Batch


@click.command()
@CITY
@JSON
@click.option("--at", help="版本、标签或时间 · version, tag or time")
@click.pass_obj
def batches(screen: Screen, /, folder: str | None, as_json: bool, at: str | None) -> None:
    """账本中的批次 · the batches of the ledger."""
    from dataclasses import asdict

    found = screen.at(folder).city.ledger.batches(at)
    if as_json:
        screen.json([asdict(batch) for batch in found])
        return
    columns = [
        ("版本", "version"),
        ("批次", "batch"),
        ("数据集", "dataset"),
        ("文件", "file"),
        ("收取", "accepted"),
        ("隔离", "quarantined"),
    ]
    columns += [("取代", "superseded"), ("收取人", "receiver"), ("时间", "received"), ("更正理由", "reason")]
    screen.table(columns, [_row(batch) for batch in found])


def _row(b: Batch) -> list[Any]:
    counts = [b.rows_accepted, b.rows_quarantined, b.rows_superseded]
    return [b.version, b.number, b.dataset, b.file_name, *counts, b.receiver, b.received_at.strftime("%Y-%m-%d %H:%M"), b.reason]


@click.command()
@CITY
@click.argument("name", required=False)
@click.option("--at", help="版本 · version")
@click.pass_obj
def tag(screen: Screen, /, folder: str | None, name: str | None, at: str | None) -> None:
    """为一个版本永久命名；不带名称则列出 · name a version for good, or list the names."""
    ledger = screen.at(folder).city.ledger
    if name is None:
        screen.table([("标签", "tag"), ("版本", "version")], ledger.tags().items())
        return
    version = ledger.tag(name, at)
    screen.say(f"“{name}”即版本 {version}，此后不变", f"'{name}' is version {version}, from now on")


@click.command()
@CITY
@click.pass_obj
def compact(screen: Screen, /, folder: str | None) -> None:
    """合并小文件，不失任何版本 · merge small files; no version is lost."""
    done = screen.at(folder).city.ledger.compact()
    columns = [("表", "table"), ("合并前文件数", "files before"), ("合并后文件数", "files after")]
    screen.table(columns, [[table.table, table.files_before, table.files_after] for table in done])


COMMANDS = [batches, tag, compact]
