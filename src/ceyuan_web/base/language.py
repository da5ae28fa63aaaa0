"""The two languages. Every page lies under `/zh/` or `/en/`; the prefix is put aside before an address is looked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from ceyuan.errors import Lang

LANGS: tuple[Lang, Lang] = ("zh", "en")
DJANGO = {"zh": "zh-hans", "en": "en"}
WITHOUT = ("/api/", "/static/")
"""Addresses that have no language."""


class UnderLanguage:
    """Gives the request its `lang` and lets `reverse` write addresses in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Serve the page in its language; an address without one leads to the reader's."""
        prefix, _, rest = request.path_info[1:].partition("/")
        if prefix not in LANGS:
            request.lang = preferred(request)
            if request.path_info.startswith(WITHOUT):
                return self._under(request, get_script_prefix())
            return HttpResponseRedirect(f"/{request.lang}{request.get_full_path()}")
        request.lang, request.path_info = prefix, f"/{rest}"
        return self._under(request, f"{get_script_prefix()}{prefix}/")

    def _under(self, request: Any, prefix: str) -> HttpResponse:
        before = get_script_prefix()
        set_script_prefix(prefix)
        try:
            with translation.override(DJANGO[request.lang]):
                response = self.get_response(request)
                response.headers["Content-Language"] = request.lang
                return response
        finally:
            set_script_prefix(before)


def preferred(request: HttpRequest) -> Lang:
    """The reader's language; Chinese unless the browser puts English before it."""
    for tag in request.headers.get("Accept-Language", "").split(","):
        found = tag.strip().lower()[:2]
        if found in LANGS:
            return "en" if found == "en" else "zh"
    return "zh"


def elsewhere(request: Any) -> str:
    """The same page in the other language."""
    other = "en" if request.lang == "zh" else "zh"
    query = request.META.get("QUERY_STRING", "")
    return f"/{other}{request.path_info}" + (f"?{query}" if query else "")
