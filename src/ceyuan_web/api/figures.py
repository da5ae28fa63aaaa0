"""Figures: one, a series through time, a breakdown, and what its growth is made of."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators import breakdown, explain, figure, series
from ceyuan.values import Period
from ceyuan_web.api.answers import Page, one, page
from ceyuan_web.api.documented import FORMATS, answers
from ceyuan_web.api.freshness import look
from ceyuan_web.api.questions import LONGEST, Key, Where, allowed, book_for, key_of
from ceyuan_web.api.shapes import FigurePage, FigureShape

router = Router(tags=["figures"])
MOST_PERIODS = 120


class Through(Where):
    """An indicator through time."""

    indicator: str = Field(max_length=LONGEST, description="指标 · id or Chinese label")
    since: str = Field("2020H1", max_length=40, description="自；其种类即步长 · the first period, whose kind is the step")
    until: str | None = Field(None, max_length=40, description="至，默认今天 · the last, by default that of today")


class Broken(Key):
    """A figure, broken down."""

    by: str = Field(max_length=LONGEST, description="district、track 或分类列 · district, track or a category column")


@router.get("/figures", response=answers(FigureShape), openapi_extra=FORMATS, url_name="figures")
def one_figure(request: HttpRequest, asked: Query[Key]) -> HttpResponse:
    """一个数字：值、基数、变化 · a figure: value, base, change."""
    caller = look(request)
    book = book_for(caller, asked.at)
    key = allowed(caller, book, key_of(asked, asked.indicator, Period.parse(asked.period)))
    return one(request, figure(book, key).to_json())


@router.get("/series", response=answers(FigurePage), openapi_extra=FORMATS, url_name="series")
def through_time(request: HttpRequest, asked: Query[Through]) -> HttpResponse:
    """一个指标的各期 · an indicator through time; every period is computed on its own."""
    caller = look(request)
    book, first = book_for(caller, asked.at), Period.parse(asked.since)
    key = allowed(caller, book, key_of(asked, asked.indicator, first))
    periods = first.steps_to(Period.parse(asked.until).end if asked.until else date.today())
    if len(periods) > MOST_PERIODS:
        raise QuestionError(too_many_periods())
    return page(request, Page([each.to_json() for each in series(book, key, periods)]))


@router.get("/breakdowns", response=answers(FigurePage), openapi_extra=FORMATS, url_name="breakdowns")
def broken_down(request: HttpRequest, asked: Query[Broken]) -> HttpResponse:
    """按区（市）县、赛道或分类 · a figure of every district, track or class."""
    caller = look(request)
    book = book_for(caller, asked.at)
    key = allowed(caller, book, key_of(asked, asked.indicator, Period.parse(asked.period)))
    scope = caller.scope("figures.ask")
    found = breakdown(book, key, asked.by)
    if scope and not scope.everything and asked.by == "district":
        found = [each for each in found if each.key.place in scope.places]
    return page(request, Page([each.to_json() for each in found]))


@router.get("/explanations", response=answers(dict), url_name="explanations")
def explained(request: HttpRequest, asked: Query[Key]) -> HttpResponse:
    """增长由何而来 · where a change comes from: contributions; new, lost and continuing."""
    caller = look(request)
    book = book_for(caller, asked.at)
    key = allowed(caller, book, key_of(asked, asked.indicator, Period.parse(asked.period)))
    return one(request, explain(book, key).to_json())


def too_many_periods() -> Fault:
    """The fault of a series without an end."""
    fix = ("请缩短起止或用更长的时期", "Ask for fewer, or for longer periods")
    return Fault("too-many-periods", f"超过 {MOST_PERIODS} 期", f"More than {MOST_PERIODS} periods", "since, until", *fix)
