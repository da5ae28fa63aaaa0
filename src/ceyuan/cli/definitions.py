"""Commands of the definitions: whether they hold together, and what is generated from them."""

from __future__ import annotations

from pathlib import Path

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


@definitions.command()
@CITY
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("docs"), show_default=True, help="写到 · where to write"
)
@click.pass_obj
def docs(screen: Screen, /, folder: str | None, out: Path) -> None:
    """写出字典（中英文）与编辑器用的 JSON Schema · write the dictionary and the JSON Schema for editors."""
    from ceyuan.definitions.generated import generated

    for name, text in generated(screen.at(folder).city.definitions).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, "utf-8")
        screen.say(f"已写 {out / name}", f"Wrote {out / name}")


COMMANDS = [definitions]
