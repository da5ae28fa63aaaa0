"""The command that writes a report."""

from __future__ import annotations

from pathlib import Path

import click

from ceyuan.cli.progress import Progress
from ceyuan.cli.screen import CITY, Screen


@click.command()
@CITY
@click.argument("name")
@click.argument("period")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="写到（默认城市文件夹下 reports）· where to write")
@click.option("--at", help="账本版本、标签或时间 · version, tag or time of the ledger")
@click.pass_obj
def report(screen: Screen, /, folder: str | None, name: str, period: str, out: Path | None, at: str | None) -> None:
    """写报告：Word、Excel、网页，中英文 · write a report: Word, Excel and HTML, in Chinese and English."""
    from ceyuan.reports import write_report
    from ceyuan.values import Period

    screen = screen.at(folder)
    city = screen.city
    to = out or city.folder / "reports"
    with Progress(screen, "成文", "writing") as progress:
        written = write_report(city.book(at), city.definitions.report(name), Period.parse(period), to, progress)
    for path in written:
        screen.say(f"{path}", f"{path}")


COMMANDS = [report]
