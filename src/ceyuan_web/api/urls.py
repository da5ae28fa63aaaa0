"""Addresses of the API; whatever else lies under `/api/` is answered in its shape too."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, include, path, reverse

from ceyuan.errors import Fault
from ceyuan_web.api.answers import written
from ceyuan_web.api.site import general, refused, site


def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """There is no such address."""
    return refused(request, 404, [general(404)])


def root(request: HttpRequest) -> HttpResponse:
    """Where to begin."""
    return HttpResponse(
        written({"openapi": reverse("api:openapi-json"), "catalogue": reverse("api:catalogue")}), content_type="application/json"
    )


def document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, Chinese as it is."""
    return HttpResponse(written(site.get_openapi_schema()), content_type="application/json")


def _shaped(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, whose refusal of a method has the one shape."""

    @wraps(view)
    def shaped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        allow = answer.headers["Allow"]
        fix = (f"请用 {allow}", f"Use {allow}")
        fault = Fault("method-not-allowed", "这个地址不接受这种方法", "The address does not take this method", request.method or "", *fix)
        faulty = refused(request, 405, [fault])
        faulty.headers["Allow"] = allow
        return faulty

    return shaped


def _patterns() -> list[URLPattern]:
    ours: dict[str, Any] = {"api-root": root, "openapi-json": document}
    found = [each for each in site.urls[0] if isinstance(each, URLPattern)]
    return [URLPattern(each.pattern, _shaped(ours.get(str(each.name), each.callback)), each.default_args, each.name) for each in found]


urlpatterns = [
    path("api/v1/", include((_patterns(), "api"), namespace="api")),
    path("api/<path:rest>", nothing, name="api-nothing"),
]
