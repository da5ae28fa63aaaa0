"""Commands of the definitions: whether they hold together, and what is generated from them."""

from __future__ import annotations

import click

from ceyuan.cli.screen import CITY, Screen


@click.group()
def definitions() -> None:
    """检查定义，生成字典与模式 · check definitions, generate dictionary and schemas."""


@definitions.command()
@CITY
@click.pass_obj
def check(screen: Screen, /, folder: str | None) -> None:
    """全部定义是否成立 · whether all definitions hold together."""
    found = screen.at(folder).city.definitions
    counts = (len(found.datasets), len(found.indicators), len(found.lists), len(found.reports))
    screen.say(
        "成立：{} 个数据集，{} 个指标，{} 个代码表，{} 个报告".format(*counts),
        "Sound: {} datasets, {} indicators, {} code lists, {} reports".format(*counts),
    )


COMMANDS = [definitions]
