"""Tables of figures: one row a figure, one row a member of a dimension, or what plans promise beside where things stand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ceyuan.definitions import Target
from ceyuan.definitions.report import BreakdownColumn, BreakdownTable, FigureTable, PledgeTable
from ceyuan.definitions.sentence import Aspect
from ceyuan.indicators import Figure
from ceyuan.indicators.members import dimension_label
from ceyuan.reports import words
from ceyuan.reports.desk import Desk
from ceyuan.reports.tree import Heading, Said, Table
from ceyuan.values import Bilingual, Period


def figure_table(defined: FigureTable, desk: Desk) -> Table:
    """A row a figure. An aspect that none of them has is no column."""
    figures = [desk.register.named(name) for name in defined.figures]
    aspects = [aspect for aspect in defined.aspects if any(desk.speaker.point(one, aspect) for one in figures)]
    headings = [Heading(words.FIGURE, is_number=False), Heading(words.UNIT, is_number=False)]
    headings += [Heading(_aspect(aspect, desk.register.period)) for aspect in aspects]
    rows = [
        (
            Said.fact(_marked(one, desk)),
            Said.fact(unit_label(desk, one)),
            *(desk.speaker.cell(one, aspect, with_unit=True) for aspect in aspects),
        )
        for one in figures
    ]
    return Table(defined.name, next(desk.tables), defined.label, tuple(headings), tuple(rows))


def breakdown_table(defined: BreakdownTable, desk: Desk) -> Table:
    """A row a member, and the whole at the head; a figure that cannot be added up is still right there, for it is asked, not summed."""
    totals = [desk.register.named(column.figure) for column in defined.columns]
    parts = [desk.register.members(column.figure, defined.by) for column in defined.columns]
    codes = list(dict.fromkeys(code for members in parts for code in members))
    if defined.omit_empty:
        codes = [code for code in codes if any(members[code].value for members in parts if code in members)]
    if defined.order == "descending":
        codes.sort(key=lambda code: -_size(parts[0].get(code)))
    heading = Heading(dimension_label(desk.definitions, desk.definitions.indicators[totals[0].key.indicator], defined.by), is_number=False)
    befores = [None, *(column.figure for column in defined.columns)]
    headings = (
        heading,
        *(_heading(column, one, desk, before) for column, one, before in zip(defined.columns, totals, befores, strict=False)),
    )
    whole = (Said.fact(desk.definitions.city.label), *_cells(defined.columns, totals, desk))
    rows = [whole]
    for code in codes:
        found = [members.get(code) for members in parts]
        known = next(one for one in found if one)
        rows.append((Said.fact(known.member(defined.by)), *_cells(defined.columns, found, desk)))
    return Table(defined.name, next(desk.tables), defined.label, headings, tuple(rows), has_whole=True)


def pledges(defined: PledgeTable, desk: Desk) -> Table:
    """A row a promise."""
    now = _label(desk.register.period)
    labels = (words.FIGURE, words.UNIT, words.TARGET_PERIOD, words.TARGET, now, words.INSTRUMENT)
    headings = tuple(Heading(label, is_number=label in (words.TARGET, now)) for label in labels)
    targets = [target for name in defined.targets for target in desk.definitions.targets[name].entries if target.place is None]
    rows = tuple(_pledge(target, desk) for target in targets)
    return Table(defined.name, next(desk.tables), defined.label, headings, rows)


def unit_label(desk: Desk, one: Figure) -> Bilingual:
    """The unit in which a figure is printed, for the head of a column."""
    unit = desk.speaker.unit(one)
    return Bilingual(unit.unit, unit.word.en)


def _heading(column: BreakdownColumn, one: Figure, desk: Desk, before: str | None) -> Heading:
    """The head of a column; an aspect of the figure in the column before need not name it again."""
    aspect, label = words.ASPECTS[column.aspect], _marked(one, desk)
    unit = desk.speaker.change_unit(one) if column.aspect in ("change", "average") else unit_label(desk, one)
    if column.aspect == "value":
        return Heading(label, unit)
    return Heading(aspect if before == column.figure else _joined(label, aspect), unit)


def _cells(columns: Sequence[BreakdownColumn], figures: Sequence[Figure | None], desk: Desk) -> list[Said]:
    return [desk.speaker.cell(one, column.aspect) if one else Said((), ()) for column, one in zip(columns, figures, strict=True)]


def _pledge(target: Target, desk: Desk) -> tuple[Said, ...]:
    one, relation = desk.register.named(target.indicator), words.RELATIONS[target.relation]
    size = target.value * desk.definitions.unit(one.unit).factor / desk.speaker.unit(one).factor
    number = f"{size.normalize():,f}"
    instrument = Bilingual(target.reference.instrument, target.reference.instrument)
    return (
        Said.fact(_marked(one, desk)),
        Said.fact(unit_label(desk, one)),
        Said.fact(_label(Period.parse(target.period))),
        Said.fact(Bilingual(relation.zh + number, relation.en + number)),
        desk.speaker.cell(one, "value"),
        Said.fact(words.marked(instrument, is_verified=target.reference.verified), desk.source(target.reference)),
    )


def _marked(one: Figure, desk: Desk) -> Bilingual:
    return words.marked(desk.register.label(one), is_verified=one.verified)


def _aspect(aspect: Aspect, period: Period) -> Bilingual:
    """Value and base are headed by their periods."""
    periods = {"value": period, "base": period.years_before()}
    return _label(periods[aspect]) if aspect in periods else words.ASPECTS[aspect]


def _label(period: Period) -> Bilingual:
    return Bilingual(period.label("zh"), period.label("en"))


def _joined(first: Bilingual, second: Bilingual) -> Bilingual:
    return Bilingual(first.zh + second.zh, f"{first.en}, {second.en.lower()}")


def _size(one: Figure | None) -> Decimal:
    return Decimal(one.value) if one and one.value is not None else Decimal(-1)
