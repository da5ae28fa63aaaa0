"""The page of an indicator: the figure large, its series, where it is, why it changed, what it rests on, how to cite it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ceyuan.errors import Lang
from ceyuan.indicators import Figure
from ceyuan.reports.charting import Charting, stated
from ceyuan.reports.saying import Speaker
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.drawn import drawn
from ceyuan_web.base.spoken import spoken
from ceyuan_web.portal import public
from ceyuan_web.portal.asking import asked, choices
from ceyuan_web.portal.citing import citation
from ceyuan_web.portal.links import figure_url, linking, query
from ceyuan_web.portal.page_of_indicator import Page
from ceyuan_web.portal.public import open_to_all

FEW = 2
"""A line is drawn through more points than this."""


def page_of(request: Asked, name: str) -> Page | None:
    """What is asked for; None where nothing is published yet."""
    indicator, book = public.indicator(name), public.book()
    return Page(book, indicator, asked(request, indicator)) if book else None


@open_to_all
def indicator(request: Asked, name: str) -> HttpResponse:
    """The page."""
    found = page_of(request, name)
    if found is None:
        return render(request, "portal/nothing_yet.html", {"title": public.indicator(name).label})
    return render(request, "portal/indicator.html", context(found, request.lang))


@open_to_all
def evidence(request: Asked, name: str) -> HttpResponse:
    """What stands behind it: counts and totals; rows are for staff."""
    found = page_of(request, name)
    if found is None:
        return render(request, "portal/nothing_yet.html", {"title": public.indicator(name).label})
    figure = spoken(found.definitions, found.figure, request.lang, figure_url(found.key))
    return render(request, "portal/evidence.html", {"page": found, "figure": figure})


def context(page: Page, lang: Lang) -> dict[str, Any]:
    """What the template shows."""
    speaker = Speaker(page.definitions)
    address = reverse("portal:indicator", args=[page.indicator.indicator])
    return {
        "page": page,
        "figure": spoken(page.definitions, page.figure, lang),
        "choices": choices(page.book, page.indicator, page.key, lang),
        "query": query(page.key),
        "address": address.rstrip("/"),
        "base": _cell(speaker, page.figure, "base", lang),
        "through_time": [_line(page, speaker, one, lang) for one in page.series],
        "line": _line_chart(page, lang),
        "charts": list(_charts(page, lang)),
        "contributions": [(part, _points(part)) for part in page.explanation.contributions if part.members],
        "citation": citation(page, lang),
    }


def _line_chart(page: Page, lang: Lang) -> Any:
    """The series as a line, where there is enough of it."""
    if sum(one.value is not None for one in page.series) <= FEW:
        return None
    chart = Charting(page.definitions, page.figure.label).through_time(page.series)
    return drawn(chart, lang, linking(one.key for one in page.series))


def _charts(page: Page, lang: Lang) -> Any:
    """Districts as a map, every other breakdown as bars."""
    charting = Charting(page.definitions, page.figure.label)
    for name, figures in page.breakdowns.items():
        shown = [one for one in stated(figures, name) if one.value or one.base.value]
        if shown:
            chart = charting.on_map(stated(figures, name)) if name == "district" else charting.by_member(shown, name)
            yield page.dimension(name)[lang], drawn(chart, lang, linking(one.key for one in figures))


def _line(page: Page, speaker: Speaker, one: Figure, lang: Lang) -> dict[str, Any]:
    """A row of the series: ours, what was published of it, and growth."""
    return {
        "period": one.key.period,
        "url": figure_url(one.key),
        "value": _cell(speaker, one, "value", lang),
        "change": _cell(speaker, one, "change", lang),
        "rows": one.rows,
        "said": page.published.get(str(one.key.period), ()),
        "is_asked": one.key.period == page.key.period,
    }


def _cell(speaker: Speaker, one: Figure, aspect: Any, lang: Lang) -> str:
    return "".join(run.text for run in speaker.cell(one, aspect, with_unit=True)[lang])


def _points(part: Any) -> list[Any]:
    """The members that pull the most, the strongest first."""
    known = [one for one in part.members if one.shown_points is not None]
    return sorted(known, key=lambda one: -abs(one.shown_points))
