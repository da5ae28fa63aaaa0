"""Commands that make a city: a new folder, and a synthetic one's files."""

from __future__ import annotations

from pathlib import Path

import click

from ceyuan.cli.progress import Progress
from ceyuan.cli.screen import Screen


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--extends", default="chengdu", show_default=True, help="在其上扩展 · the city or standard to build on")
@click.option("--zh", "zh", required=True, help="中文名 · Chinese name")
@click.option("--en", "en", required=True, help="英文名 · English name")
@click.pass_obj
def init(screen: Screen, /, folder: Path, extends: str, zh: str, en: str) -> None:
    """新建城市文件夹 · make a city's folder."""
    from ceyuan.city import found
    from ceyuan.values import Bilingual

    found(folder, extends, Bilingual(zh, en))
    screen.say(f"已建 {folder}。下一步：ceyuan receive 文件… --city {folder}", f"Made {folder}. Next: ceyuan receive FILE… --city {folder}")


@click.command()
@click.argument("city")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="写到 · where to write")
@click.option("--seed", type=int, default=2021, show_default=True, help="随机种子 · random seed")
@click.option("--firms", type=int, default=None, help="企业数 · number of firms")
@click.pass_obj
def sample(screen: Screen, /, city: str, out: Path, seed: int, firms: int | None) -> None:
    """写出一个合成城市的报表 · write the files of a synthetic city."""
    from ceyuan.definitions import folder, load
    from ceyuan.samples import SampleOptions, write_sample

    options = SampleOptions(seed=seed) if firms is None else SampleOptions(seed=seed, firms=firms)
    with Progress(screen, "写出", "writing") as progress:
        manifest = write_sample(load(folder(city)), out, options, progress)
    screen.say(f"{len(manifest.files)} 个文件在 {out}（合成数据）", f"{len(manifest.files)} files in {out} (synthetic data)")


COMMANDS = [init, sample]
