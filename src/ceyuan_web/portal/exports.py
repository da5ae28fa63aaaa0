"""Everything on the page of an indicator as a workbook, CSV or JSON."""

from __future__ import annotations

from django.http import HttpResponse

from ceyuan.errors import Fault, QuestionError
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.indicator import table
from ceyuan_web.base.indicator.page import Page
from ceyuan_web.portal.citing import citation
from ceyuan_web.portal.indicator import page_of
from ceyuan_web.portal.public import open_to_all

NOTHING_YET = Fault(
    "nothing-published",
    "还没有出版物，没有可导出的数字",
    "Nothing is published yet, so there are no figures to export",
    fix_zh="请在出版后再来",
    fix_en="Come back after a publication",
)


@open_to_all
def as_json(request: Asked, name: str) -> HttpResponse:
    """JSON."""
    page = _page(request, name)
    return table.as_json(page, citation(page, request.lang))


@open_to_all
def as_table(request: Asked, name: str, kind: str) -> HttpResponse:
    """CSV, or a workbook."""
    page = _page(request, name)
    return table.as_file(page, kind, request.lang, citation(page, request.lang))


def _page(request: Asked, name: str) -> Page:
    found = page_of(request, name)
    if found is None:
        raise QuestionError(NOTHING_YET)
    return found
