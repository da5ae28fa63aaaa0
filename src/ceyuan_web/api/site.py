"""The API as a whole: who may call, how often, and one shape for whatever is wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from ceyuan.errors import CeyuanError, Fault
from ceyuan_web.api import claims, evidence, figures, filings, harvest, indicators, organisations, publications, things
from ceyuan_web.api.answers import written
from ceyuan_web.api.caller import Bearer, everyone
from ceyuan_web.api.errors import ApiError
from ceyuan_web.api.freshness import UnchangedError, unchanged
from ceyuan_web.api.pace import Pace
from ceyuan_web.base.error_pages import TITLES, WHAT_NEXT
from ceyuan_web.base.faults import status_of

site = NinjaAPI(
    title="策源 · Ceyuan",
    version="1",
    description="每个数字都能打开。公开数据无需令牌。Every figure opens; public data needs no token. docs/api.md, docs/json.md",
    urls_namespace="api",
    docs_url=None,
    auth=[Bearer(), everyone],
    throttle=[Pace()],
)
for part in (indicators, figures, evidence, organisations, publications, claims, filings, harvest, things):
    site.add_router("", part.router)


def refused(request: HttpRequest, status: int, faults: Iterable[Fault]) -> HttpResponse:
    """The faults, in the one shape."""
    said = [{"code": f.code, "zh": f.zh, "en": f.en, "where": f.where, "fix": {"zh": f.fix_zh, "en": f.fix_en}} for f in faults]
    response = HttpResponse(written({"faults": said}), status=status, content_type="application/json")
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


@site.exception_handler(CeyuanError)
def _faulty(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(request, error.status if isinstance(error, ApiError) else status_of(error), error.faults)


@site.exception_handler(ValidationError)
def _not_as_asked(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(request, 422, [_parameter(each) for each in error.errors])


def _parameter(said: dict[str, Any]) -> Fault:
    where = ".".join(str(step) for step in said["loc"])
    return Fault("bad-parameter", "参数有误", said["msg"], where, "见 /api/v1/openapi.json", "See /api/v1/openapi.json")


@site.exception_handler(HttpError)
def _refused_by_ninja(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(request, error.status_code, [general(error.status_code)])


@site.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(request, 404, [general(404)])


@site.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(request, 413, [general(413)])


@site.exception_handler(Exception)
def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    logging.getLogger("ceyuan.api").exception("a fault of ours at %s", request.path, exc_info=error)
    return refused(request, 500, [general(500)])


site.add_exception_handler(UnchangedError, unchanged)


def general(status: int) -> Fault:
    """The fault of a status of which nothing more is known."""
    title = TITLES.get(status, TITLES[400])
    return WHAT_NEXT.get(status) or Fault(f"http-{status}", title.zh, title.en, "", "见 /api/v1/openapi.json", "See /api/v1/openapi.json")
