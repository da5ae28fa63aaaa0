"""Charts of figures: by themselves, by the members of a dimension, or by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ceyuan.definitions.report import Chart as Defined
from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators import UNSTATED, Figure
from ceyuan.reports import words
from ceyuan.reports.blocks.tables import unit_label
from ceyuan.reports.desk import Desk
from ceyuan.reports.register import months_of
from ceyuan.reports.tree import NOTHING, Chart, Number, Series, Tile
from ceyuan.values import Bilingual, Period


def chart(defined: Defined, desk: Desk) -> Chart:
    """A chart as it stands in the period.

    Raises:
        QuestionError: its figures have no common unit.
    """
    if defined.by is None:
        categories, series = _of_figures(defined, desk)
    elif defined.by == "month":
        categories, series = _by_month(defined, desk)
    else:
        return _by_member(defined, desk)
    return Chart(defined.name, next(desk.charts), defined.label, defined.kind, _unit(defined, desk), categories, series)


def _of_figures(defined: Defined, desk: Desk) -> tuple[tuple[Bilingual, ...], tuple[Series, ...]]:
    figures = [desk.register.named(name) for name in defined.figures]
    categories = tuple(desk.register.label(one) for one in figures)
    return categories, _with_base(defined, desk, figures, _period(desk.register.period))


def _by_month(defined: Defined, desk: Desk) -> tuple[tuple[Bilingual, ...], tuple[Series, ...]]:
    """The months of the period, and with the base those of the year before as a series of its own."""
    period = desk.register.period
    spans = [period.years_before(), period] if defined.with_base else [period]
    categories = tuple(_month(month) for month in months_of(period))
    series = [
        Series(
            _period(span) if len(defined.figures) == 1 else desk.register.label(desk.register.named(name)),
            tuple(desk.speaker.point(one, defined.aspect) for one in desk.register.months(name, span)),
            is_base=span != period,
        )
        for name in defined.figures
        for span in spans
    ]
    return categories, tuple(series)


def _by_member(defined: Defined, desk: Desk) -> Chart:
    assert defined.by is not None
    parts = [desk.register.members(name, defined.by) for name in defined.figures]
    tiles = _tiles(desk) if defined.kind == "tiles" else {}
    codes = [code for code in _codes(defined, parts, desk) if not tiles or code in tiles]
    known = [next(members[code] for members in parts if code in members) for code in codes]
    series: list[Series] = []
    for name, members in zip(defined.figures, parts, strict=True):
        label = desk.register.label(desk.register.named(name)) if len(parts) > 1 else _period(desk.register.period)
        series += _with_base(defined, desk, [members.get(code) for code in codes], label)
    placed = tuple(tiles[code] for code in codes) if tiles else ()
    return Chart(
        name=defined.name,
        number=next(desk.charts),
        label=defined.label,
        kind=defined.kind,
        unit=_unit(defined, desk),
        categories=tuple(one.member(defined.by) for one in known),
        series=tuple(series),
        tiles=placed,
        note=words.OVERLAYS if any(tile.is_overlay for tile in placed) else NOTHING,
    )


def _codes(defined: Defined, parts: Sequence[Mapping[str, Figure]], desk: Desk) -> list[str]:
    """The members in the order of their list or of their size; of a limited number none that has nothing."""
    codes = [code for code in dict.fromkeys(code for members in parts for code in members) if code != UNSTATED]
    sizes = {code: _size([members[code] for members in parts if code in members], defined, desk) for code in codes}
    if defined.order == "descending" or defined.limit:
        codes.sort(key=lambda code: -sizes[code])
    return [code for code in codes if sizes[code]][: defined.limit] if defined.limit else codes


def _with_base(defined: Defined, desk: Desk, figures: Sequence[Figure | None], label: Bilingual) -> tuple[Series, ...]:
    def points(of_base: bool) -> tuple[Number | None, ...]:
        aspect = "base" if of_base else defined.aspect
        return tuple(desk.speaker.point(one, aspect) if one else None for one in figures)

    now = Series(label, points(of_base=False))
    return (Series(_period(desk.register.period.years_before()), points(of_base=True), is_base=True), now) if defined.with_base else (now,)


def _tiles(desk: Desk) -> dict[str, Tile]:
    """District → its place on the map."""
    districts = desk.definitions.places.districts if desk.definitions.places else ()
    return {one.code: Tile(one.tile[0], one.tile[1], one.level == "functional_area") for one in districts if one.tile is not None}


def _unit(defined: Defined, desk: Desk) -> Bilingual:
    figures = [desk.register.named(name) for name in defined.figures]
    units = [desk.speaker.change_unit(one) if defined.aspect in ("change", "average") else unit_label(desk, one) for one in figures]
    if len(set(units)) > 1:
        names = "、".join(dict.fromkeys(unit.zh for unit in units))
        zh, en = f"图“{defined.name}”的指标单位不同：{names}", f"The figures of the chart '{defined.name}' have different units: {names}"
        raise QuestionError(Fault("mixed-units", zh, en, desk.register.report.origin))
    return units[0]


def _size(figures: Sequence[Figure], defined: Defined, desk: Desk) -> Decimal:
    points = [desk.speaker.point(one, defined.aspect) for one in figures]
    return sum((point.amount for point in points if point), Decimal(0))


def _period(period: Period) -> Bilingual:
    return Bilingual(period.label("zh"), period.label("en"))


def _month(month: Period) -> Bilingual:
    return Bilingual(f"{month.start.month}月", f"{month.start:%b}")
