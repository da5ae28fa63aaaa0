"""The figures of a resolved report as a manifest holds them."""

from __future__ import annotations

from ceyuan.definitions.sentence import Aspect
from ceyuan.publications.manifest import Passage, PublishedFigure
from ceyuan.publications.passages import passages
from ceyuan.reports import ResolvedReport
from ceyuan.reports.notes import as_text
from ceyuan.reports.tree import CitedFigure
from ceyuan.values import Bilingual


def cited(report: ResolvedReport) -> tuple[PublishedFigure, ...]:
    """Every figure that the report cites."""
    places = passages(report)
    return tuple(_figure(name, one, places.get(name, [])) for name, one in report.figures.items())


def _figure(name: str, one: CitedFigure, places: list[Passage]) -> PublishedFigure:
    found, key = one.figure, one.figure.key
    return PublishedFigure(
        id=name,
        label=one.label,
        indicator=key.indicator,
        period=str(key.period),
        place=key.place,
        track=key.track,
        group=key.group,
        unit=found.unit,
        value=found.value,
        base=found.base.value,
        change=found.change.value,
        change_kind=found.change.kind,
        average=found.two_year.value if found.two_year else None,
        printed={aspect: _printed(one, aspect) for aspect in one.said},
        is_verified=found.verified,
        rows=found.rows,
        passages=tuple(places),
    )


def _printed(one: CitedFigure, aspect: Aspect) -> Bilingual:
    return Bilingual(as_text(one.said[aspect], "zh"), as_text(one.said[aspect], "en"))
