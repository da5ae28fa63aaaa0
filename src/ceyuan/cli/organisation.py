"""The file of one organisation: found by name, code or number, shown with where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceyuan.cli.screen import CITY, JSON, Screen

if TYPE_CHECKING:
    from ceyuan.organisations.dossier import Dossier
    from ceyuan.organisations.dossier.rows import Place
    from ceyuan.organisations.dossier.stated import Said
    from ceyuan.organisations.search import Hit

SAID = {
    "name": ("名称", "name"),
    "credit_code": ("信用代码", "credit code"),
    "address": ("地址", "address"),
    "district": ("属地", "district"),
    "registered_on": ("成立日期", "founded on"),
    "capital_yuan": ("注册资本（元）", "capital (yuan)"),
    "legal_form": ("类型", "legal form"),
    "scope": ("经营范围", "scope of business"),
    "track": ("赛道", "track"),
}
BY = {
    "self": ("首见", "first seen"),
    "code": ("信用代码相同", "same code"),
    "name": ("写法相同", "same writing"),
    "model": ("相似", "alike"),
    "judgement": ("人工判定", "judged"),
}
KINDS = {"registered": ("登记", "registered"), "statistical": ("统计", "statistical")}


@click.command()
@CITY
@JSON
@click.argument("which", metavar="NAME|CODE|ORG-N")
@click.option("--at", help="账本版本、标签或时间 · version, tag or time of the ledger")
@click.pass_obj
def organisation(screen: Screen, /, folder: str | None, as_json: bool, which: str, at: str | None) -> None:
    """一企一档：名称（部分、曾用名、拼音首字母）、代码或编号 · the file of an organisation."""
    from ceyuan.indicators.as_json import plain
    from ceyuan.organisations import Known
    from ceyuan.organisations.dossier import dossier
    from ceyuan.organisations.search import Directory

    screen = screen.at(folder)
    city = screen.city
    hits = Directory.of(Known(city.ledger, city.ledger.resolve(at)).organisations).search(which)
    exact = [hit for hit in hits if which.strip().upper() in (hit.matched.upper(), hit.credit_code)] or hits
    if len(exact) != 1:
        _choose(screen, which, hits, as_json=as_json)
        return
    found = dossier(city.definitions, city.ledger, exact[0].organisation, city.today, at)
    if as_json:
        screen.json(plain(found))
    else:
        _show(screen, found)


def _choose(screen: Screen, which: str, hits: list[Hit], *, as_json: bool) -> None:
    from dataclasses import asdict

    if as_json:
        screen.json([asdict(hit) for hit in hits])
        return
    if not hits:
        screen.say(
            f"没有找到“{which}”。若刚收过文件，先运行 ceyuan organisations link",
            f"Nobody is called '{which}'. After receiving files run ceyuan organisations link first",
        )
        return
    columns = [("编号", "number"), ("名称", "name"), ("信用代码", "credit code"), ("因", "by")]
    screen.table(columns, [[f"ORG-{hit.organisation}", hit.name, hit.credit_code, hit.matched] for hit in hits])
    screen.say("下一步：ceyuan organisation ORG-编号", "Next: ceyuan organisation ORG-NUMBER")


def _show(screen: Screen, found: Dossier) -> None:
    lang, at = screen.lang, 0 if screen.lang == "zh" else 1
    called = f"ORG-{found.organisation} {found.name or ''}"
    screen.say(f"{called}（版本 {found.version}）", f"{called} (version {found.version})")
    columns = [
        ("事项", "what"),
        ("值", "value"),
        ("最早一行", "first stated"),
        ("最近一行", "last stated"),
        ("行数", "rows"),
        ("来源", "source"),
        ("为何取此", "why"),
    ]
    screen.table(columns, [row for said in found.said for row in _said_rows(said, screen)], ("基本信息", "What is known")[at])
    ties = []
    for tie in found.ties:
        weight = f" {tie.weight:+.1f}" if tie.weight else ""
        ties.append([tie.name, tie.credit_code or tie.damaged_code, BY[tie.by][at] + weight])
    columns = [("写法", "written"), ("代码", "code"), ("归并依据（比特）", "tied by (bits)")]
    screen.table(columns, ties, ("各文件中的写法", "As files write it")[at])
    screen.table(
        [("属地", "district"), ("性质", "kind"), ("地址", "address"), ("起", "since"), ("止", "until"), ("交叠", "overlaps")],
        [[seat.label[lang], KINDS[seat.kind][at], seat.address, seat.since, seat.until, " ".join(seat.overlaps)] for seat in found.seats],
        ("所在地沿革", "Where it was")[at],
    )
    _show_records(screen, found)


def _said_rows(said: Said, screen: Screen) -> Iterator[list[object]]:
    """A row for each source; what is said, and why the first is believed, stand before the first, a value where it differs."""
    heading, why, before = SAID[said.said][0 if screen.lang == "zh" else 1], said.why[screen.lang], None
    for one in said.statements:
        value = "" if one.value == before else _named(screen, said.said, one.value)
        yield [heading, value, one.since, one.until, one.times, _source(one.place), why]
        heading, why, before = "", "", one.value


def _named(screen: Screen, said: str, value: object) -> object:
    """The label of a place or track; any other value as it is."""
    definitions = screen.city.definitions
    place = definitions.places.find(str(value)) if said == "district" and definitions.places else None
    tracks = definitions.track_list.entries if said == "track" and definitions.track_list else ()
    found = place or next((track for track in tracks if track.code == value), None)
    return found.label[screen.lang] if found else value


def _source(place: Place) -> str:
    """The file and the cell; the sheet of a text table is called as its file and need not be said again."""
    sheet, _, cell = place.cell.rpartition("!")
    return f"{place.file} › {cell if sheet == Path(place.file).stem else place.cell}"


def _show_records(screen: Screen, found: Dossier) -> None:
    lang, at = screen.lang, 0 if screen.lang == "zh" else 1
    in_force = {True: {"zh": "有效", "en": "in force"}[lang], False: {"zh": "失效", "en": "ended"}[lang]}
    certificates = [[one.what[lang], one.number, one.since, one.until, in_force[one.in_force]] for one in found.certificates]
    if certificates:
        screen.table([("证书", "certificate"), ("编号", "number"), ("起", "since"), ("止", "until"), ("现状", "now")], certificates)
    if found.sizes:
        rows = [[one.what[lang], one.value, one.day] for one in found.sizes]
        screen.table([("规模", "size"), ("值", "value"), ("日期", "day")], rows)
    deeds = [[one.day, one.what[lang], one.party[lang], " ".join(one.key), _source(one.place)] for one in found.deeds]
    screen.table(
        [("日期", "day"), ("事项", "what"), ("身份", "as"), ("主键", "key"), ("来源", "source")], deeds, ("做过什么", "What it did")[at]
    )
    for number, name, kind in found.related:
        screen.say(f"  有关单位：ORG-{number} {name}（{kind}）", f"  Related: ORG-{number} {name} ({kind})")


COMMANDS = [organisation]
