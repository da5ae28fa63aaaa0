"""Publications: the index, each as a page in which every number is a link, and its files."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from ceyuan.errors import Lang, QuestionError, unknown
from ceyuan.indicators import Book
from ceyuan.publications import Publication, PublishedFigure
from ceyuan.reports import ResolvedReport, build
from ceyuan.reports.notes import notes
from ceyuan.values import Period
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.city import the_city
from ceyuan_web.base.drawn import drawn
from ceyuan_web.base.files import table_file
from ceyuan_web.base.indicator.links import linking
from ceyuan_web.portal import public
from ceyuan_web.portal.public import open_to_all

HEAD = ("figure", "label", "indicator", "period", "place", "track", "value", "unit", "printed", "base", "change", "change_kind", "rows")
OPEN_FILES = (".docx",)
"""What everyone may download. The workbook and the archived page hold rows, which stay at the desk."""


@open_to_all
def index(request: Asked) -> HttpResponse:
    """All editions, the newest first."""
    return render(request, "portal/publications.html", {"publications": public.publications()})


@open_to_all
def page(request: Asked, name: str) -> HttpResponse:
    """A publication."""
    found = publication(name)
    report = resolved(found.id, str(settings.CITY))
    link = linking(one.figure.key for one in report.figures.values())
    sections = [(one, [drawn(block, request.lang, link) for block in one.blocks]) for one in report.sections]
    editions = [one for one in public.publications() if (one.report, one.period) == (found.report, found.period)]
    said: dict[str, Any] = {
        "publication": found,
        "sections": sections,
        "notes": notes(report, request.lang),
        "sources": report.sources,
        "editions": editions,
        "files": [file for file in sorted(found.files) if file.endswith(OPEN_FILES)],
        "link": link,
    }
    return render(request, "portal/publication.html", said)


@open_to_all
def file(request: Asked, name: str, file: str) -> HttpResponseBase:
    """One of its open files."""
    found = publication(name)
    if file not in found.files or not file.endswith(OPEN_FILES):
        raise Http404
    path = the_city().archive().where(found) / file
    return FileResponse(path.open("rb"), as_attachment=True, filename=file)


@open_to_all
def figures(request: Asked, name: str, kind: str) -> HttpResponse:
    """Its figures as they were printed, exact beside the words; no rows."""
    found = publication(name)
    return table_file(kind, found.id, HEAD, [_row(one, request.lang) for one in found.figures])


def _row(one: PublishedFigure, lang: Lang) -> list[Any]:
    asked = [one.id, one.label[lang], one.indicator, one.period, one.place, one.track]
    printed = one.printed["value"][lang] if "value" in one.printed else ""
    return [*asked, one.value, one.unit, printed, one.base, one.change, one.change_kind, one.rows]


def publication(name: str) -> Publication:
    """A public one.

    Raises:
        QuestionError: there is none of that id.
    """
    known = {one.id: one for one in public.publications()}
    if name not in known:
        raise QuestionError(unknown(("出版物", "publication"), name, known))
    return known[name]


@lru_cache(maxsize=4)
def resolved(name: str, city: str) -> ResolvedReport:
    """The report as it was published: from its own version and its own definitions. A publication never changes, so it is kept."""
    found, here = publication(name), the_city()
    with here.archive().pinned(found) as pinned:
        book = Book(pinned, here.ledger, found.version)
        return build(book, pinned.report(found.report), Period.parse(found.period))
