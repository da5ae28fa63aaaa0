"""Reports: every figure, place, class, roster and list of targets that they cite exists."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.report import Block, CitedFigure, Report
from ceyuan.definitions.wiring.names import CODE, INDICATOR, PLACE, ROSTER, At, Spot, named
from ceyuan.definitions.wiring.sentences import sentence_faults
from ceyuan.errors import Fault


def report_faults(report: Report, all_: Definitions, at: At) -> Iterator[Fault]:
    """Everything that a report cites and nobody defines."""
    for name, cited in report.figures.items():
        yield from _cited(cited, all_, lambda *route, name=name: at("figures", name, *route))
    known = {*report.figures, *all_.indicators}
    for number, name in enumerate(report.headline):
        yield from named(("数字", "figure"), name, known, at("headline", number))
    for number, section in enumerate(report.sections):
        for place, block in enumerate(section.blocks):
            yield from _block(report, block, all_, lambda *route, n=number, p=place: at("sections", n, "blocks", p, *route))
    yield from sentence_faults(report, all_, at)


def _cited(cited: CitedFigure, all_: Definitions, at: At) -> Iterator[Fault]:
    yield from named(INDICATOR, cited.indicator, all_.indicators, at("indicator"))
    yield from named(PLACE, cited.place, all_.codes("places") or frozenset(), at("place"))
    yield from named(("赛道", "track"), cited.track, all_.codes("tracks") or frozenset(), at("track"))
    indicator = all_.indicators.get(cited.indicator)
    for column, code in cited.group.items() if indicator else ():
        assert indicator
        yield from named(("分组", "breakdown"), column, indicator.breakdowns, at("group", column))
        yield from named(CODE, code, _codes(all_, indicator.dataset, column) or {code}, at("group", column))


def _codes(all_: Definitions, dataset: str | None, column: str) -> frozenset[str] | None:
    columns = all_.datasets[dataset].columns if dataset and dataset in all_.datasets else ()
    name = next((found.list for found in columns if found.name == column), None)
    return all_.codes(name) if name else None


def _block(report: Report, block: Block, all_: Definitions, at: At) -> Iterator[Fault]:
    known = {*report.figures, *all_.indicators}
    for name in dict.fromkeys(block.figures):
        yield from named(("数字", "figure"), name, known, at())
    for shown in (block.breakdown, block.chart):
        names = [c.figure for c in block.breakdown.columns] if shown is block.breakdown and block.breakdown else list(block.figures)
        if shown and shown.by and shown.by != "month":
            yield from _by(report, names, shown.by, all_, at())
    for name in block.events.rosters if block.events else ():
        yield from named(ROSTER, name, all_.rosters, at("events", "rosters"))
    if block.entries:
        yield from named(ROSTER, block.entries.roster, all_.rosters, at("entries", "roster"))
    for name in block.pledges.targets if block.pledges else ():
        yield from named(("目标", "set of targets"), name, all_.targets, at("pledges", "targets"))


def _by(report: Report, names: list[str], by: str, all_: Definitions, where: Spot) -> Iterator[Fault]:
    for name in names:
        indicator = all_.indicators.get(report.cited(name).indicator)
        if indicator and by not in indicator.breakdowns:
            zh, en = f"“{name}”不能按 {by} 分", f"'{name}' cannot be broken down by {by}"
            yield where.fault("no-dimension", zh, en)
