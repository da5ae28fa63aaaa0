"""The demo: a synthetic city's files, received as they would come, and its half-year report beside what the city published."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceyuan.cli.demo_published import ARTICLE as TEXT
from ceyuan.cli.demo_published import Show, check_text, correct, publish_report
from ceyuan.cli.printed import HEDGES
from ceyuan.cli.progress import Progress
from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.city import City
    from ceyuan.indicators import Figure
    from ceyuan.samples import FileEntry, Manifest

REPORT, PERIOD, BASE = "half-year", "2021H1", "chengdu"
PUBLISHED, ARTICLE = "published_figures.csv", "科技日报 2021-08-27"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seed", type=int, default=2021, show_default=True, help="随机种子 · random seed")
@click.option("--firms", type=int, help="企业数 · number of firms")
@click.option("--site/--no-site", "has_site", default=True, help="最后打开网站 · open the site at the end")
@click.option("--article", type=click.Path(dir_okay=False, path_type=Path), default=TEXT, help="要核对的文字 · a text to check")
@click.pass_context
def demo(context: click.Context, /, folder: Path, seed: int, firms: int | None, article: Path | None, has_site: bool) -> None:
    """一个合成的成都：从报表到半年报 · a synthetic Chengdu: from files to the half-year report."""
    from ceyuan.city import City, found
    from ceyuan.values import Bilingual

    screen: Screen = context.obj
    manifest = _files(screen, folder / "files", seed, firms)
    last = max(date.fromisoformat(entry.received_on) for entry in manifest.files)
    home = found(folder / "city", BASE, Bilingual("成都市（示例）", "Chengdu (sample)"), today=last)
    city = City.open(home)
    _receive_all(screen, city, folder / "files", manifest)
    _link(screen, city)
    _beside_the_article(screen, city)
    _published(Show(screen, city, folder, article if article and article.is_file() else None))
    _next(screen, home)
    if has_site and "CI" not in os.environ:
        _site(context, home)


def _site(context: click.Context, home: Path) -> None:
    """The site of the city, put behind, where the web is installed; the library itself knows nothing of it."""
    commands = context.find_root().command
    serve = commands.get_command(context, "serve") if isinstance(commands, click.Group) else None
    if serve is not None:
        context.obj.say("八、打开网站", "8. The site")
        context.invoke(serve, background=True, folder=str(home))


def _files(screen: Screen, folder: Path, seed: int, firms: int | None) -> Manifest:
    from ceyuan.definitions import folder as shipped
    from ceyuan.definitions import load
    from ceyuan.samples import SampleOptions, write_sample

    screen.say("一、写出合成的报表（示例数据，非真实）", "1. Writing the files of a synthetic city (made up, nobody's data)")
    with Progress(screen, "写出", "writing") as progress:
        manifest = write_sample(load(shipped(BASE)), folder, SampleOptions(seed=seed, firms=firms), progress)
    screen.say(
        f"   {len(manifest.files)} 个文件，{manifest.firms:,} 家企业：{folder}",
        f"   {len(manifest.files)} files, {manifest.firms:,} firms: {folder}",
    )
    return manifest


def _receive_all(screen: Screen, city: City, folder: Path, manifest: Manifest) -> None:
    screen.say("二、收取", "2. Receiving them")
    source = city.definitions.file(PUBLISHED)
    with Progress(screen, "收取", "receiving") as progress:
        if source:
            _receive(city, source, date.today(), None)
        for at, entry in enumerate(manifest.files, 1):
            _receive(city, folder / entry.path, date.fromisoformat(entry.received_on), entry)
            progress(at, len(manifest.files), Path(entry.path).name)
    batches = city.ledger.batches()
    accepted, refused, replaced = (sum(getattr(b, f"rows_{what}") for b in batches) for what in ("accepted", "quarantined", "superseded"))
    screen.say(
        f"   {len(batches)} 批入账：{accepted:,} 行，隔离 {refused:,} 行，被后来者取代 {replaced:,} 行",
        f"   {len(batches)} batches: {accepted:,} rows accepted, {refused:,} in quarantine, {replaced:,} superseded by later ones",
    )


def _receive(city: City, path: Path, today: date, entry: FileEntry | None) -> None:
    from ceyuan.intake import Delivery, receive

    correction = entry.correction if entry else None
    receive(city.desk(today), Delivery(path=path, receiver="demo", correction=correction))


def _link(screen: Screen, city: City) -> None:
    """Tell who is who, and show beside it what counting strings would give."""
    from ceyuan.indicators import FigureKey, figure
    from ceyuan.indicators.naive import naive
    from ceyuan.indicators.trying import counting_organisations
    from ceyuan.organisations import Writer, compare, settle, settlement
    from ceyuan.values import Period

    screen.say("三、归并单位：谁是谁", "3. Linking organisations: who is who")
    writer = Writer("demo", city.definitions.sha256)
    with Progress(screen, "比较", "comparing") as progress:
        compare(city.definitions, city.ledger, writer, progress)
    proposed = settlement(city.definitions, city.ledger)
    settle(proposed, city.ledger, writer)
    book, period, rows = city.book(), Period.parse(PERIOD), []
    for indicator in counting_organisations(city.definitions):
        key = FigureKey(indicator.indicator, period)
        counted, linked = naive(book, key), figure(book, key)
        if counted and linked.value is not None:
            rows.append([linked.label[screen.lang], counted.rows, counted.names, counted.codes, linked.value])
    columns = [
        ("指标", "indicator"),
        ("数行", "rows"),
        ("数名称", "names"),
        ("数代码（照写）", "codes as written"),
        ("数单位", "organisations"),
    ]
    screen.table(columns, rows)


def _beside_the_article(screen: Screen, city: City) -> None:
    from ceyuan.indicators import FigureKey, figure
    from ceyuan.values import Period

    screen.say(f"四、与公开报道对照（{ARTICLE}）", f"4. Beside what was published ({ARTICLE})")
    book, period = city.book(), Period.parse(PERIOD)
    rows = []
    for indicator in city.definitions.indicators:
        found = figure(book, FigureKey(indicator, period))
        rows += _compared(screen, city, found)
    columns = [
        ("指标", "indicator"),
        ("报道", "published"),
        ("本库", "ours"),
        ("一致", "equal"),
        ("计入行", "rows"),
        ("未计入行", "left out"),
    ]
    screen.table(columns, rows)


def _compared(screen: Screen, city: City, found: Figure) -> list[list[object]]:
    """A row for the value and one for the change, where the article states them."""
    rows: list[list[object]] = []
    label, hedges = found.label[screen.lang], HEDGES[screen.lang]
    for said in (said for said in found.published if said.source == ARTICLE):
        if said.stated is not None and found.shown is not None:
            printed = f"{hedges[said.hedge]}{_in_unit(city, found, said.stated)}"
            ours = f"{found.shown.number} {found.shown.unit}"
            rows.append([label, printed, ours, _mark(said.is_borne), found.rows, sum(found.left_out.values())])
        if said.change is not None and found.change.value is not None:
            grown = round(found.change.value, _decimals(said.change))
            word = "同比" if screen.lang == "zh" else "growth"
            rows.append([f"{label} {word}", f"{said.change.normalize():f}%", f"{grown:f}%", _mark(grown == said.change), None, None])
    return rows


def _in_unit(city: City, found: Figure, value: Decimal) -> Decimal:
    """A value of the figure in the unit in which it is printed."""
    assert found.shown
    factor = city.definitions.unit(found.unit).factor / city.definitions.unit(found.shown.unit).factor
    return (value * factor).quantize(found.shown.number)


def _decimals(number: Decimal) -> int:
    """How many decimals were printed."""
    return max(0, -int(number.normalize().as_tuple().exponent))


def _mark(equal: bool | None) -> str:
    return "✓" if equal else "✗"


def _published(show: Show) -> None:
    """The report published, a text checked, a correction received and accounted for."""
    show.screen.say("五、半年报出版", "5. The half-year report, published")
    publication = publish_report(show, REPORT, PERIOD)
    show.screen.say("六、读一篇文字，逐数核对", "6. A text read, and every figure of it checked")
    check_text(show, publication)
    show.screen.say(
        "七、来了更正：哪些已出版的数字变了，差在哪几行", "7. A correction comes: which published figures moved, and by which rows"
    )
    correct(show, publication)


def _next(screen: Screen, home: Path) -> None:
    screen.say("下一步：打开网页，点任何一个数字；或者", "Next: open the HTML and click any number; or")
    for command in (
        "explain new_technology_smes 2021H1",
        "evidence contract_turnover 2021H1 --out rows.xlsx",
        f"verify {REPORT}-{PERIOD}",
        f"revisions {REPORT}-{PERIOD}",
    ):
        screen.say(f"   .venv/bin/ceyuan --city {home} {command}", f"   .venv/bin/ceyuan --city {home} --lang en {command}")


COMMANDS = [demo]
