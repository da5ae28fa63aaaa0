"""Whether a caller has the answer already: what is known is the ledger's version, the definitions, the publications and who asks."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from ceyuan_web.api.caller import Caller
from ceyuan_web.api.formats import wanted
from ceyuan_web.base.city import state


class UnchangedError(Exception):
    """The caller's copy is still right: no fault, but the shortest way out of a view."""


def look(request: HttpRequest) -> Caller:
    """Who calls, and only if they have not the answer already.

    Raises:
        UnchangedError: they have.
    """
    if _tag(request) in _brought(request):
        raise UnchangedError
    return request.auth  # type: ignore[attr-defined, no-any-return]


def unchanged(request: HttpRequest, error: Any) -> HttpResponse:
    """304."""
    return stamped(request, HttpResponseNotModified())


def stamped(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with what tells it from older ones. Shared caches keep none of a token's."""
    response.headers["ETag"] = _tag(request)
    is_public = request.auth.token is None  # type: ignore[attr-defined]
    response.headers["Cache-Control"] = "public, no-cache" if is_public else "private, no-cache"
    patch_vary_headers(response, ("Accept", "Authorization"))
    return response


def _tag(request: HttpRequest) -> str:
    caller: Caller = request.auth  # type: ignore[attr-defined]
    known = state()
    asked = (known, caller.sees, wanted(request), request.get_full_path())
    return f'W/"{known[0]}-{hashlib.sha256(repr(asked).encode()).hexdigest()[:20]}"'


def _brought(request: HttpRequest) -> set[str]:
    return {each.strip() for each in request.headers.get("If-None-Match", "").split(",")}
