"""`ceyuan work`: the jobs of a site, worked by a process of its own; the site is then served with CEYUAN_WORK=off."""

from __future__ import annotations

import click

from ceyuan.cli.screen import CITY, Screen
from ceyuan_web.commands import starting


@click.command()
@CITY
@click.pass_obj
def work(screen: Screen, /, folder: str | None) -> None:
    """处理网站的后台任务，直到停止 · work the jobs of the site until stopped."""
    home = starting.start(screen, folder)
    from ceyuan_web.base.jobs.foreman import Foreman

    screen.say(f"正在等候任务：{home}  （Ctrl-C 停止）", f"Waiting for jobs: {home}  (Ctrl-C stops it)")
    Foreman().forever()
