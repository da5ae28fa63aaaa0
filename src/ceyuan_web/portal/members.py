"""Districts and tracks: an index with a sortable table and a map or bars, and a page for each with its figures and its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ceyuan.errors import Lang, QuestionError, unknown
from ceyuan.indicators import Book, Figure, FigureKey, breakdown, figure
from ceyuan.indicators.ask import values
from ceyuan.reports.charting import Charting, stated
from ceyuan.reports.page.sparkline import sparkline
from ceyuan.reports.register import member_of
from ceyuan.reports.saying import Speaker
from ceyuan.values import Bilingual
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.drawn import drawn
from ceyuan_web.base.indicator.asking import steps
from ceyuan_web.base.indicator.links import figure_url, linking
from ceyuan_web.base.spoken import spoken
from ceyuan_web.portal import public
from ceyuan_web.portal.public import open_to_all
from ceyuan_web.portal.sorting import Sorting

NAME = "name"


@dataclass(frozen=True)
class Kind:
    """Districts or tracks.

    Attributes:
        dimension: of the indicators.
    """

    name: str
    dimension: str
    label: Bilingual
    one: Bilingual

    @property
    def indicators(self) -> tuple[str, ...]:
        """By which they are compared."""
        portal = public.portal()
        return portal.districts if self.name == "districts" else portal.tracks

    def members(self) -> dict[str, Bilingual]:
        """Code → label, in the order of the definitions."""
        found = public.definitions()
        if self.name == "districts":
            return {one.code: one.label for one in found.places.districts} if found.places else {}
        return {one.code: one.label for one in found.track_list.entries} if found.track_list else {}

    def key(self, indicator: str, code: str) -> FigureKey:
        """The figure of a member."""
        whole = FigureKey(indicator, public.period())
        return replace(whole, place=code) if self.name == "districts" else replace(whole, track=code)


DISTRICTS = Kind("districts", "district", Bilingual("区（市）县", "Districts"), Bilingual("区（市）县", "district"))
TRACKS = Kind("tracks", "track", Bilingual("新赛道", "Tracks"), Bilingual("赛道", "track"))
KINDS = {kind.name: kind for kind in (DISTRICTS, TRACKS)}


@open_to_all
def index(request: Asked, kind: str) -> HttpResponse:
    """The table, and the map or bars of the indicator by which it is sorted."""
    found, book = KINDS[kind], public.book()
    if book is None or not found.indicators:
        return render(request, "portal/nothing_yet.html", {"title": found.label})
    columns = {name: _by_member(book, found, name) for name in found.indicators}
    sorting = Sorting.of(request, found.indicators[0], is_falling=True)
    codes = sorting.sorted(list(found.members()), lambda code, name: _value(columns, found, code, name))
    shown = [code for code in codes if sorting.wanted.lower() in found.members()[code][request.lang].lower()]
    context = {
        "kind": found,
        "heads": [(name, _head(book, name), sorting.link(name, is_number=True), sorting.state(name)) for name in columns],
        "by_name": (sorting.link(NAME, is_number=False), sorting.state(NAME)),
        "rows": [_row(book, found, code, columns, request) for code in shown],
        "chart": _chart(book, found, columns, sorting.by if sorting.by in columns else found.indicators[0], request),
        "q": sorting.wanted,
    }
    return render(request, "portal/members.html", context)


@open_to_all
def member(request: Asked, kind: str, code: str) -> HttpResponse:
    """One district or track."""
    found, book = KINDS[kind], public.book()
    known = found.members()
    if code not in known:
        raise QuestionError(unknown((found.one.zh, found.one.en), code, known))
    if book is None or not found.indicators:
        return render(request, "portal/nothing_yet.html", {"title": known[code]})
    lines = [_line(book, found, name, code, request) for name in found.indicators]
    return render(request, "portal/member.html", {"kind": found, "label": known[code], "code": code, "lines": lines})


def _by_member(book: Book, kind: Kind, name: str) -> dict[str, Figure]:
    found = breakdown(book, FigureKey(name, public.period()), kind.dimension)
    return {member_of(one.key, kind.dimension): one for one in found}


def _value(columns: dict[str, dict[str, Figure]], kind: Kind, code: str, name: str) -> Any:
    if name == NAME:
        return kind.members()[code].zh
    one = columns.get(name, {}).get(code)
    return one.value if one else None


def _head(book: Book, name: str) -> dict[str, Any]:
    indicator = book.definitions.indicators[name]
    unit = book.definitions.unit(indicator.display.unit)
    return {"label": indicator.label, "unit": Bilingual(unit.unit, unit.word.en)}


def _row(book: Book, kind: Kind, code: str, columns: dict[str, dict[str, Figure]], request: Asked) -> dict[str, Any]:
    speaker = Speaker(book.definitions)
    figures = [found.get(code) for found in columns.values()]
    cells = [_cell(speaker, one, request.lang) if one else ("", "", "") for one in figures]
    return {"label": kind.members()[code], "url": reverse("portal:member", args=[kind.name, code]), "cells": cells}


def _cell(speaker: Speaker, one: Figure, lang: Lang) -> tuple[str, str, str]:
    """The value, its growth where there is any, and where it opens."""
    value = "".join(run.text for run in speaker.cell(one, "value")[lang])
    change = "".join(run.text for run in speaker.cell(one, "change", with_unit=True)[lang]) if one.change.value is not None else ""
    return value, change, figure_url(one.key)


def _chart(book: Book, kind: Kind, columns: dict[str, dict[str, Figure]], name: str, request: Asked) -> Any:
    figures = stated(list(columns[name].values()), kind.dimension)
    charting = Charting(book.definitions, book.definitions.indicators[name].label)
    chart = charting.on_map(figures) if kind is DISTRICTS else charting.by_member(figures, kind.dimension)
    return drawn(chart, request.lang, linking(one.key for one in figures))


def _line(book: Book, kind: Kind, name: str, code: str, request: Asked) -> dict[str, Any]:
    """A figure of the member, its place among the members, and how it went."""
    key = kind.key(name, code)
    figures = stated(list(_by_member(book, kind, name).values()), kind.dimension)
    others = [one.value for one in figures if one.value is not None]
    own = figure(book, key)
    place = 1 + sum(value > own.value for value in others) if own.value is not None else None
    return {
        "figure": spoken(book.definitions, own, request.lang, figure_url(key)),
        "place": place,
        "of": len(others),
        "spark": sparkline(values(book, key, steps(book, book.definitions.indicators[name], public.period()))),
    }
