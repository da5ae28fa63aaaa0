"""Faults of the library as pages: what is wrong, where, and what to do next, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ceyuan.errors import CeyuanError, DefinitionError, StorageError
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.error_pages import faulty
from ceyuan_web.base.worked_out import NotYetError

STATUS: tuple[tuple[type[CeyuanError], int], ...] = ((RefusalError, 403), (DefinitionError, 500), (StorageError, 503), (CeyuanError, 400))

AGAIN = {"Refresh": "2", "Cache-Control": "no-store"}
"""A page that is being worked out is asked for again after two seconds, without a script."""


class Faults:
    """Shows what the library raises on purpose, and what is not worked out yet; whatever else is raised is a fault of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer as it is."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a fault."""
        if isinstance(error, NotYetError):
            return _not_yet(request)
        if not isinstance(error, CeyuanError):
            return None
        return faulty(request, status_of(error), error.faults)


def _not_yet(request: HttpRequest) -> HttpResponse:
    response = render(request, "base/not_yet.html", status=202)
    for name, value in AGAIN.items():
        response.headers[name] = value
    return response


def status_of(error: CeyuanError) -> int:
    """The status by which a fault is answered; who asks for what is unknown did not find it."""
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    is_unknown = status == 400 and error.faults and all(fault.code.startswith("unknown-") for fault in error.faults)
    return 404 if is_unknown else status
