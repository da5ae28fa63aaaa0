"""Organisations: found by name or code, and the file of one, for who may read it."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from ceyuan.errors import QuestionError, unknown
from ceyuan.indicators.as_json import plain
from ceyuan.organisations.dossier import dossier
from ceyuan.organisations.resolved import PREFIX
from ceyuan_web.api.answers import Page, one, page
from ceyuan_web.api.documented import FORMATS, answers
from ceyuan_web.api.freshness import look
from ceyuan_web.api.shapes import ItemPage
from ceyuan_web.base import city
from ceyuan_web.base.whose_organisation import directory, insist

router = Router(tags=["organisations"])


class Search(Schema):
    """Whom to look for."""

    q: str = Field(min_length=1, max_length=100, description="名称（部分、曾用名、拼音首字母）或代码 · name, part of it, initials, or code")
    limit: int = Field(10, ge=1, le=100, description="几个 · how many")


@router.get("/organisations", response=answers(ItemPage), openapi_extra=FORMATS, url_name="organisations")
def organisations(request: HttpRequest, said: Query[Search]) -> HttpResponse:
    """查找单位 · organisations that a text may mean, the likeliest first."""
    caller = look(request)
    caller.needs("organisation.read")
    hits = directory(caller.scope("organisation.read")).search(said.q, said.limit)
    return page(request, Page([{"id": f"{PREFIX}{hit.organisation}", **asdict(hit)} for hit in hits]))


@router.get("/organisations/{organisation}", response=answers(dict), url_name="organisation")
def organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    """一企一档 · the file of an organisation, by its number (`ORG-12`): what is said of it, by whom, and where it stands."""
    caller, bare = look(request), organisation.upper().removeprefix(PREFIX)
    person = caller.needs("organisation.read")
    if not (bare.isascii() and bare.isdecimal() and len(bare) < 19):
        raise QuestionError(unknown(("单位编号", "organisation"), organisation, []))
    insist(person, "organisation.read", [int(bare)])
    here = city.the_city()
    return one(request, plain(dossier(here.definitions, here.ledger, int(bare), here.today, city.version())))
