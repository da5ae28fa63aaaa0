"""What the portal shows of what is public (`base/public.py`), and how long a public page is kept."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from ceyuan.definitions import Definitions, Indicator
from ceyuan.indicators import Book
from ceyuan.values import Period
from ceyuan_web.base import city
from ceyuan_web.base import public as base
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.public import indicator, latest, portal, publications

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["book", "definitions", "indicator", "indicators", "latest", "open_to_all", "period", "portal", "publications"]

KEPT = "public, max-age=60"
"""How browsers and the site itself keep a public page; its ETag changes with the ledger, the publications and the definitions."""


def open_to_all(view: Callable[Concatenate[Asked, ...], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page that is the same for everyone until the ledger, the publications or the definitions change."""

    @wraps(view)
    def shown(request: Asked, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        answer.headers.setdefault("Cache-Control", KEPT)
        return answer

    return require_safe(shown)


def definitions() -> Definitions:
    """Those of today."""
    return city.the_city().definitions


def book() -> Book | None:
    """What public figures are asked of; None where nothing is published yet."""
    return base.book() if base.versions() else None


def period() -> Period:
    """Of which pages speak unless another is asked for: that of the last publication, else the last whole half-year."""
    today = timezone.localdate()
    whole = f"{today.year}H1" if today.month > 6 else f"{today.year - 1}H2"
    return base.period() or Period.parse(whole)


def indicators() -> list[Indicator]:
    """The public ones, in the order of the definitions."""
    return list(base.indicators().values())
