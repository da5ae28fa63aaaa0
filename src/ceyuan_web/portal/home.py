"""The home page: the half-year in figures as the report tells it, and the same for a wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ceyuan.definitions import Indicator
from ceyuan.errors import Lang
from ceyuan.indicators import FigureKey
from ceyuan.indicators.ask import values
from ceyuan.publications import Publication, PublishedFigure
from ceyuan.reports.page.sparkline import sparkline
from ceyuan.values import Bilingual, Period
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.indicator.links import figure_url
from ceyuan_web.base.spoken import Spoken, republished
from ceyuan_web.portal import public
from ceyuan_web.portal.public import open_to_all

SPARKS = 12
"""How many periods a sparkline spans."""


@dataclass(frozen=True)
class Group:
    """Figures that stand together; `spark` of each is a drawing or None."""

    label: Bilingual
    figures: list[tuple[Spoken, Any]]


@open_to_all
def home(request: Asked) -> HttpResponse:
    """What is public, from the top."""
    return render(request, "portal/home.html", _context(request.lang))


@open_to_all
def wall(request: Asked) -> HttpResponse:
    """The home figures for a screen across the room."""
    return render(request, "portal/wall.html", _context(request.lang))


@open_to_all
def about(request: Asked) -> HttpResponse:
    """What this is, and how a number opens."""
    return render(request, "portal/about.html", {"latest": public.latest(), "count": len(public.indicators())})


def leading_to(lang: Lang) -> list[str]:
    """The pages that most people open next: the last publication, and the figures of the home page."""
    said = _context(lang)
    latest = said["latest"]
    found = [spoken.url for group in said["groups"] for spoken, _ in group.figures]
    return [reverse("portal:publication", args=[latest.id]), *found] if latest else []


def _context(lang: Lang) -> dict[str, Any]:
    latest = public.latest()
    groups = [_group(latest, one.label, one.figures, lang) for one in public.portal().home] if latest else []
    groups = [group for group in groups if group.figures]
    if latest and not groups:
        groups = [Group(latest.title, [(republished(one, lang, figure_url(one.key)), None) for one in latest.figures[:8]])]
    return {"latest": latest, "groups": groups, "publications": public.publications()[:5], "portal": public.portal()}


def _group(latest: Publication, label: Bilingual, names: tuple[str, ...], lang: Lang) -> Group:
    """The figures of a group that the publication holds, as it printed them."""
    keys = [_key(latest, name) for name in names]
    by_key = {one.key: one for one in latest.figures}
    found = [by_key[key] for key in keys if key in by_key]
    return Group(label, [(republished(one, lang, figure_url(one.key)), _spark(one)) for one in found])


def _key(latest: Publication, name: str) -> FigureKey:
    """What a name on the home page means: one of the report's own, or an indicator."""
    report = public.definitions().reports.get(latest.report)
    cited = report.figures.get(name) if report else None
    period = Period.parse(latest.period)
    if cited is None:
        return FigureKey(name, period)
    return FigureKey(cited.indicator, period, cited.place, cited.track, tuple(cited.group.items()))


def _spark(one: PublishedFigure) -> Any:
    """The figure through time: by month where things happen or are filed by month, else by its own kind of period."""
    book = public.book()
    indicator = public.definitions().indicators.get(one.indicator)
    if book is None or indicator is None:
        return None
    periods = [_last_step(indicator, one.key.period)]
    while len(periods) < SPARKS:
        periods.insert(0, periods[0].before())
    return sparkline(values(book, one.key, periods))


def _last_step(indicator: Indicator, period: Period) -> Period:
    """The last period of a sparkline: the month, quarter or half-year that a filing is of, a month where things happen."""
    dataset = public.definitions().datasets.get(indicator.dataset or "")
    cadence = dataset.cadence if dataset else "half"
    if cadence == "quarter":
        return Period.parse(f"{period.end.year}Q{(period.end.month - 1) // 3 + 1}")
    return Period.months(period.end, period.end) if cadence == "month" or not dataset or not dataset.period else period
