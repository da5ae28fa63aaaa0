"""`ceyuan serve`: the site of a city, in the foreground or behind."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import click

from ceyuan.cli.screen import CITY, Screen
from ceyuan_web.commands import starting


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 · address to listen on")
@click.option("--port", type=int, help="端口，默认 8000 起第一个空闲的 · port; the first free one from 8000")
@click.option("--workers", type=int, default=1, show_default=True, help="进程数 · processes")
@click.option("--background", is_flag=True, help="放到后台 · put it behind and return")
@click.option("--stop", "is_stopping", is_flag=True, help="停下后台的 · stop the one behind")
@CITY
@click.pass_obj
def serve(screen: Screen, /, host: str, port: int | None, workers: int, background: bool, is_stopping: bool, folder: str | None) -> None:
    """打开网站：门户与工作台 · the site: portal and desk."""
    from ceyuan_web.commands import running
    from ceyuan_web.commands.listener import Listener, free_port

    if is_stopping:
        _stop(screen, screen.at(folder).city.folder)
        return
    home = starting.start(screen, folder)
    _ready(screen, home)
    listener = Listener(home, host, port or free_port(host), workers)
    if not background:
        screen.say(f"{listener.url}  （Ctrl-C 停止）", f"{listener.url}  (Ctrl-C stops it)")
        listener.become()
    running.begin(listener)
    stop = f"ceyuan --city {home} serve --stop"
    screen.say(f"网站：{listener.url}  停止：{stop}", f"The site: {listener.url}  To stop it: {stop}")


def _ready(screen: Screen, home: Path) -> None:
    """Database up to date, a secret kept, and in a synthetic city somebody to sign in as."""
    from django.core.management import call_command

    from ceyuan_web.base import founding

    founding.keep_secret(home / "web")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("check", fail_level="ERROR", stdout=StringIO())
    people = founding.demo_people()
    if people:
        screen.say("示例登录（只在此显示一次；仅合成城市有）：", "Demo sign-ins (shown once, here; only a synthetic city has them):")
        screen.table([("用户名", "user"), ("密码", "password"), ("角色", "role"), ("范围", "scope")], [each.row for each in people])


def _stop(screen: Screen, home: Path) -> None:
    from ceyuan_web.commands import running

    if running.end(home):
        screen.say("已停止。再次打开：ceyuan serve", "Stopped. To open it again: ceyuan serve")
    else:
        screen.say("没有在后台运行的网站", "No site is running behind")
