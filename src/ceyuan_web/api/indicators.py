"""Indicators: what the numbers mean."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from ceyuan_web.api.answers import Page, one, page
from ceyuan_web.api.documented import FORMATS, answers
from ceyuan_web.api.freshness import look
from ceyuan_web.api.listing import Pages, cut
from ceyuan_web.api.shapes import ItemPage
from ceyuan_web.base import public
from ceyuan_web.base.city import the_city

router = Router(tags=["indicators"])


@router.get("/indicators", response=answers(ItemPage), openapi_extra=FORMATS, url_name="indicators")
def indicators(request: HttpRequest, pages: Query[Pages]) -> HttpResponse:
    """指标目录 · the catalogue of indicators, with definition, unit, reference and breakdowns."""
    caller = look(request)
    known = the_city().definitions.indicators if caller.may("figures.ask") else public.indicators()
    found, after = cut(request, pages, list(known.values()))
    return page(request, Page([each.model_dump(mode="json", exclude={"examples"}) for each in found], next=after))


@router.get("/indicators/{indicator}", response=answers(dict), openapi_extra=FORMATS, url_name="indicator")
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """一个指标的定义与示例 · one indicator, with its examples."""
    caller = look(request)
    found = the_city().definitions.indicator(indicator) if caller.may("figures.ask") else public.indicator(indicator)
    return one(request, found.model_dump(mode="json"))
