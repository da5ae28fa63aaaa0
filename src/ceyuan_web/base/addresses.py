"""Where a request comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of the asker, as the outermost of our own proxies saw it; what stands before it anybody may have written."""
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.PROXIES and len(seen) >= settings.PROXIES and seen[-settings.PROXIES].strip():
        return seen[-settings.PROXIES].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]
