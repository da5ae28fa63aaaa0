"""`ceyuan backup` and `ceyuan restore`: database and ledger together, in one file."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from ceyuan.cli.screen import CITY, JSON, Screen
from ceyuan_web.commands import starting


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@CITY
@JSON
@click.pass_obj
def backup(screen: Screen, /, target: Path, folder: str | None, as_json: bool) -> None:
    """备份城市、账本与数据库，网站不必停 · back up city, ledger and database to a .tar, or into a folder, while the site runs."""
    home = starting.start(screen, folder)
    from ceyuan_web.base.backup.making import backup as make

    if target.is_dir():
        target /= f"{home.name}-{datetime.now().astimezone():%Y%m%dT%H%M%S}.tar"
    made = make(screen.city, target.absolute())
    if as_json:
        screen.json({"file": str(target), **made.model_dump(mode="json", exclude={"files"}), "files": len(made.files)})
        return
    screen.say(
        f"已备份到 {target}：账本版本 {made.version}，审计 {made.audit[0]:,} 条，{len(made.files):,} 个文件。恢复：ceyuan restore {target}",
        f"Backed up to {target}: version {made.version}, {made.audit[0]:,} audit entries, {len(made.files):,} files. "
        f"To put it back: ceyuan restore {target}",
    )


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "home", type=click.Path(file_okay=False, path_type=Path), help="另一个文件夹 · another folder")
@click.pass_obj
def restore(screen: Screen, /, source: Path, home: Path | None) -> None:
    """恢复备份到原来或另一个文件夹；那里已有内容则拒绝 · put a backup back where it was made or elsewhere; refuses where something is."""
    from ceyuan_web.base.backup import restoring

    found = restoring.read(source, home)
    os.environ["CEYUAN_CITY"] = found.folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ceyuan_web.settings")
    import django

    django.setup()
    from ceyuan_web.base.backup.whole import restore as put_back

    put_back(found, source)
    screen.say(
        f"已恢复 {found.folder}：账本版本 {found.version}，审计 {found.audit[0]:,} 条。"
        f"下一步：ceyuan --city {found.folder} audit verify，再 serve",
        f"Restored {found.folder}: version {found.version}, {found.audit[0]:,} audit entries. "
        f"Next: ceyuan --city {found.folder} audit verify, then serve",
    )
