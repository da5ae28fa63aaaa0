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
        """The page of a fault."""
        if not isinstance(error, CeyuanError):
            return None
        return faulty(request, status_of(error), error.faults)


def status_of(error: CeyuanError) -> int:
    """The status by which a fault is answered; who asks for what is unknown did not find it."""
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    is_unknown = status == 400 and error.faults and all(fault.code.startswith("unknown-") for fault in error.faults)
    return 404 if is_unknown else status
