"""Commands of the definitions: whether they hold together, what other ones would change, and what is generated from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceyuan.cli.redefined import redefinition_json, show_redefinition
from ceyuan.cli.screen import CITY, JSON, Screen
from ceyuan.errors import Fault, QuestionError

if TYPE_CHECKING:
    from ceyuan.definitions import Definitions
    from ceyuan.publications import Archive


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


@definitions.command()
@CITY
@click.option("--draft", type=click.Path(file_okay=False, path_type=Path), help="定义草案的文件夹 · folder of a draft")
@click.option("--against", help="与之相比：出版物或文件夹；缺省为最近的出版物 · publication or folder to compare with")
@click.option("--period", help="并看此期的报告，不论是否出版 · reports of a period too, published or not")
@JSON
@click.pass_obj
def diff(screen: Screen, /, folder: str | None, draft: Path | None, against: str | None, period: str | None, as_json: bool) -> None:
    """改了定义，哪些数字会变（已出版的与当前的） · which figures, published and current, other definitions would change.

    改动直接写在城市文件夹里，或写在草案文件夹里（--draft）。Edit the city's folder, or a draft of it.
    """
    from ceyuan.definitions import load
    from ceyuan.publications import redefined
    from ceyuan.values import Period

    screen = screen.at(folder)
    archive = screen.city.archive()
    after = load(draft) if draft else archive.definitions
    asked = Period.parse(period) if period else None
    with _before(archive, against, bool(draft)) as before:
        found = redefined(archive, before, after, asked)
    if as_json:
        screen.json(redefinition_json(found))
    else:
        show_redefinition(screen, found)


@contextmanager
def _before(archive: Archive, against: str | None, has_draft: bool) -> Iterator[Definitions]:
    """The definitions to compare with: of a folder, of a publication, of the city, or of its last publication."""
    from ceyuan.definitions import load

    if against and Path(against).is_dir():
        yield load(Path(against))
        return
    published = archive.publications()
    if not against and has_draft:
        yield archive.definitions
        return
    if not against and not published:
        raise QuestionError(_nothing_to_compare())
    with archive.pinned(archive.publication(against) if against else published[-1]) as pinned:
        yield pinned


def _nothing_to_compare() -> Fault:
    return Fault(
        "nothing-to-compare",
        "还没有出版物，不知与何相比",
        "Nothing is published, so there is nothing to compare with",
        fix_zh="用 --draft 指出草案，或用 --against 指出另一份定义的文件夹",
        fix_en="Name a draft with --draft, or a folder of other definitions with --against",
    )


COMMANDS = [definitions]
