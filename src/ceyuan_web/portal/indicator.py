"""The page of an indicator: the figure large, its series, where it is, why it changed, what it rests on, how to cite it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.errors import Lang
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.indicator.asking import asked
from ceyuan_web.base.indicator.links import figure_url
from ceyuan_web.base.indicator.page import Page
from ceyuan_web.base.indicator.parts import parts_of
from ceyuan_web.base.spoken import spoken
from ceyuan_web.portal import public
from ceyuan_web.portal.citing import citation
from ceyuan_web.portal.public import open_to_all


def page_of(request: Asked, name: str) -> Page | None:
    """What is asked for; None where nothing is published yet."""
    indicator, book = public.indicator(name), public.book()
    return Page(book, indicator, asked(request, book.definitions, indicator, public.period()), public.publications()) if book else None


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
    return {**parts_of(page, lang), "citation": citation(page, lang)}
