"""`ceyuan audit`: the trail of who did what, verified and exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceyuan.cli.screen import CITY, JSON, Screen
from ceyuan_web.commands import starting

if TYPE_CHECKING:
    from ceyuan_web.base.audit.chain import Broken


@click.group()
def audit() -> None:
    """审计：谁做了什么 · the audit trail: who did what."""


@audit.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@CITY
@JSON
@click.pass_context
def verify(context: click.Context, file: Path | None, folder: str | None, as_json: bool) -> None:
    """证明审计完整（数据库或导出文件）；损坏则退出码 1 · prove the trail, or an export of it, whole; exit code 1 if not."""
    screen: Screen = context.obj
    whole, broken = _verified(screen, file, folder)
    if as_json:
        screen.json({"whole": whole, "broken_at": broken and broken.number, "reason": broken and broken.reason[screen.lang]})
    elif broken is None:
        screen.say(
            f"完整：{whole:,} 条首尾相接。下一步：ceyuan audit export 存档", f"Whole: {whole:,} entries, each chained to the one before"
        )
    else:
        screen.say(
            f"第 {broken.number} 条：{broken.reason.zh}；此前 {whole:,} 条完整。请与导出的存档比对",
            f"Entry {broken.number}: {broken.reason.en}; the {whole:,} before it are whole. Compare with an export",
        )
    context.exit(0 if broken is None else 1)


def _verified(screen: Screen, file: Path | None, folder: str | None) -> tuple[int, Broken | None]:
    if file is None:
        starting.start(screen, folder)
    from ceyuan_web.base.audit import chain

    if file is not None:
        return chain.check(chain.read(file.read_text("utf-8").splitlines()))
    from ceyuan_web.base.audit.trail import links

    return chain.check(links())


@audit.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="写到 · where to write")
@CITY
@click.pass_obj
def export(screen: Screen, /, out: Path, folder: str | None) -> None:
    """导出为 JSON 行，可离线验证 · export as JSON lines, which verify anywhere."""
    starting.start(screen, folder)
    from ceyuan_web.base.audit import trail

    count = 0
    with out.open("w", encoding="utf-8") as file:
        for count, line in enumerate(trail.export(), 1):  # noqa: B007 - the last number is how many there are
            file.write(line + "\n")
    screen.say(f"{count:,} 条：{out}。下一步：ceyuan audit verify {out}", f"{count:,} entries: {out}. Next: ceyuan audit verify {out}")
