"""The catalogue's addresses: DCAT-AP, SDMX-JSON and Frictionless, of what is public."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from ceyuan.errors import QuestionError
from ceyuan.indicators import FigureKey, breakdown, series
from ceyuan.values import Period
from ceyuan_web.api.answers import written
from ceyuan_web.api.catalogue.dcat import catalogue
from ceyuan_web.api.catalogue.descriptor import package
from ceyuan_web.api.catalogue.sdmx.data import data
from ceyuan_web.api.catalogue.sdmx.structure import structure
from ceyuan_web.api.documented import answers
from ceyuan_web.api.figures import MOST_PERIODS, too_many_periods
from ceyuan_web.api.freshness import look, stamped
from ceyuan_web.base import public
from ceyuan_web.base.city import the_city

router = Router(tags=["catalogue"])
VERSION = "version=2.0.0"


class Observed(Schema):
    """Which observations."""

    since: str = Field("2020H1", max_length=40, description="自；其种类即步长 · the first period, whose kind is the step")
    by: bool = Field(False, description="最近一期按区（市）县 · of the last period also by district")


@router.get("/catalogue", response=answers(dict), url_name="catalogue")
def dcat(request: HttpRequest) -> HttpResponse:
    """目录（DCAT-AP，JSON-LD）· the catalogue."""
    look(request)
    root = request.build_absolute_uri("/api/v1/")
    return _said(request, catalogue(the_city().definitions, root), "application/ld+json")


@router.get("/catalogue/datasets/{dataset}", response=answers(dict), url_name="descriptor")
def frictionless(request: HttpRequest, dataset: str) -> HttpResponse:
    """数据集的说明（Frictionless Data Package）· the columns of a dataset."""
    look(request)
    definitions = the_city().definitions
    return _said(request, package(definitions, definitions.dataset(dataset)), "application/json")


@router.get("/catalogue/sdmx/structure", response=answers(dict), url_name="sdmx-structure")
def sdmx_structure(request: HttpRequest) -> HttpResponse:
    """指标的结构（SDMX-JSON 2.0）· concepts, code lists and the data structure."""
    look(request)
    return _said(request, structure(the_city().definitions, datetime.now(UTC)), f"application/vnd.sdmx.structure+json; {VERSION}")


@router.get("/catalogue/sdmx/data/{indicator}", response=answers(dict), url_name="sdmx-data")
def sdmx_data(request: HttpRequest, indicator: str, said: Query[Observed]) -> HttpResponse:
    """一个指标的观测（SDMX-JSON 2.0）· the observations of a public indicator up to the last publication."""
    look(request)
    book, one = public.book(), public.indicator(indicator)
    first, last = Period.parse(said.since), public.period() or Period.parse(said.since)
    periods = first.steps_to(last.end)
    if len(periods) > MOST_PERIODS:
        raise QuestionError(too_many_periods())
    found = series(book, FigureKey(one.indicator, first), periods)
    if said.by and "district" in one.breakdowns:
        found += breakdown(book, FigureKey(one.indicator, last), "district")
    message = data(book.definitions, found, datetime.now(UTC))
    return _said(request, message, f"application/vnd.sdmx.data+json; {VERSION}")


def _said(request: HttpRequest, value: dict[str, Any], media: str) -> HttpResponse:
    return stamped(request, HttpResponse(written(value), content_type=media))
