"""Any indicator of any period, place and track, at the newest version, as page and as files."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceyuan.definitions import Indicator
from ceyuan.errors import Lang, QuestionError, unknown
from ceyuan.indicators import FigureKey
from ceyuan.values import Period
from ceyuan_web.base import city
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import insist, needs
from ceyuan_web.base.indicator import table
from ceyuan_web.base.indicator.asking import asked, ending
from ceyuan_web.base.indicator.catalogue import grouped
from ceyuan_web.base.indicator.page import Page
from ceyuan_web.base.indicator.parts import parts_of
from ceyuan_web.base.policy import Thing

HERE = "desk:ask-indicator"
"""Where figures open at the desk."""


@require_safe
@needs("figures.ask")
def index(request: SignedIn) -> HttpResponse:
    """The indicators, those that are not public too."""
    wanted, definitions = request.GET.get("q", "").strip(), city.the_city().definitions
    return render(request, "desk/asking/index.html", {"groups": grouped(definitions, definitions.indicators.values(), wanted), "q": wanted})


@require_safe
@needs("figures.ask")
def indicator(request: SignedIn, name: str) -> HttpResponse:
    """One."""
    page = page_of(request, name)
    return render(request, "desk/asking/indicator.html", {**parts_of(page, request.lang, HERE), "citation": citation(page, request.lang)})


@require_safe
@needs("figures.ask")
def as_json(request: SignedIn, name: str) -> HttpResponse:
    """The page as JSON."""
    page = page_of(request, name)
    return table.as_json(page, citation(page, request.lang))


@require_safe
@needs("figures.ask")
def as_table(request: SignedIn, name: str, kind: str) -> HttpResponse:
    """The page as CSV or workbook."""
    page = page_of(request, name)
    return table.as_file(page, kind, request.lang, citation(page, request.lang))


def page_of(request: SignedIn, name: str) -> Page:
    """What is asked for.

    Raises:
        QuestionError: a name that is unknown.
        RefusalError: a place outside the scope.
    """
    found = _indicator(name)
    return Page(city.book(), found, key_of(request, found), city.publications())


def key_of(request: SignedIn, indicator: Indicator) -> FigureKey:
    """The figure that is asked for, where the person may ask there.

    Raises:
        QuestionError: a name that is unknown.
        RefusalError: a place outside the scope.
    """
    key = asked(request, city.the_city().definitions, indicator, _usual())
    insist(request.user, "figures.ask", Thing(place=key.place))
    return key


def citation(page: Page, lang: Lang) -> str:
    """One line that says what was asked of what."""
    definitions = page.definitions
    named = [definitions.city.label[lang], page.figure.label[lang], page.key.period.label(lang)]
    named += [label[lang] for label in page.figure.members.values()]
    version = {"zh": f"账本版本 {page.book.version}", "en": f"ledger version {page.book.version}"}[lang]
    return " · ".join([*named, version, f"{definitions.sha256[:12]}"])


def _indicator(name: str) -> Indicator:
    known = city.the_city().definitions.indicators
    if name not in known:
        raise QuestionError(unknown(("指标", "indicator"), name, known))
    return known[name]


def _usual() -> Period:
    """The period where none is asked for: that of the last publication, else the last whole half-year."""
    last = next(iter(city.publications()), None)
    return Period.parse(last.period) if last else ending(city.the_city().today, "half").before()
