"""Faults of the library as pages: what is wrong, where, and what to do next, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ceyuan.errors import CeyuanError, DefinitionError, StorageError
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.error_pages import faulty

STATUS: tuple[tuple[type[CeyuanError], int], ...] = ((RefusalError, 403), (DefinitionError, 500), (StorageError, 503), (CeyuanError, 400))


class Faults:
    """Shows what the library raises on purpose; whatever else is raised is a fault of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer as it is."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a fault; one that names something unknown is “not found”."""
        if not isinstance(error, CeyuanError):
            return None
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        if status == 400 and all(fault.code.startswith("unknown-") for fault in error.faults):
            status = 404
        return faulty(request, status, error.faults)
