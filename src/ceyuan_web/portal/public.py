"""What is public, as the city's definition says: which publications, which indicators, and the ledger at which version."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from ceyuan.definitions import Definitions, Indicator, Portal
from ceyuan.errors import QuestionError, unknown
from ceyuan.indicators import Book
from ceyuan.publications import Publication
from ceyuan.values import Period
from ceyuan_web.base import city
from ceyuan_web.base.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Callable

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


def portal() -> Portal:
    """What the city shows; of a city that says nothing, its reports."""
    found = definitions()
    return found.portal or Portal(portal="none", label=found.city.label, reports=tuple(found.reports) or ("none",))


def publications() -> tuple[Publication, ...]:
    """The public ones, the newest first."""
    shown = portal().reports
    return tuple(one for one in city.publications() if one.report in shown)


def latest() -> Publication | None:
    """The last publication of the report of the home page, else of any."""
    found = publications()
    return next((one for one in found if one.report == portal().reports[0]), next(iter(found), None))


def book() -> Book | None:
    """What public figures are asked of: the version last published, or the newest; None where nothing is published yet."""
    if portal().shows == "newest":
        return city.book()
    last = latest()
    return city.book(last.version) if last else None


def period() -> Period:
    """Of which pages speak unless another is asked for: that of the last publication, else the last whole half-year."""
    last = latest()
    return Period.parse(last.period) if last else Period.parse("2021H1")


def indicators() -> list[Indicator]:
    """The public ones."""
    return [one for one in definitions().indicators.values() if one.public]


def indicator(name: str) -> Indicator:
    """A public indicator.

    Raises:
        QuestionError: there is none of that name.
    """
    known = {one.indicator: one for one in indicators()}
    if name not in known:
        raise QuestionError(unknown(("指标", "indicator"), name, known))
    return known[name]
