"""Everything on the page of an indicator as a workbook, CSV or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.http import HttpResponse, JsonResponse

from ceyuan.errors import Fault, Lang, QuestionError
from ceyuan.indicators import Figure
from ceyuan.reports.register import member_of
from ceyuan_web.base.asked import Asked
from ceyuan_web.portal.citing import citation
from ceyuan_web.portal.files import table_file
from ceyuan_web.portal.indicator import page_of
from ceyuan_web.portal.page_of_indicator import Page
from ceyuan_web.portal.public import open_to_all

HEAD = ("section", "member", "label", "period", "value", "unit", "base", "change", "points", "rows")

NOTHING_YET = Fault(
    "nothing-published",
    "还没有出版物，没有可导出的数字",
    "Nothing is published yet, so there are no figures to export",
    fix_zh="请在出版后再来",
    fix_en="Come back after a publication",
)

Row = tuple[str, str, str, str, Any, str, Any, Any, Any, Any]


@open_to_all
def as_json(request: Asked, name: str) -> HttpResponse:
    """JSON; Chinese as it is."""
    page = _page(request, name)
    said = {
        **page.explanation.to_json(),
        "series": [one.to_json() for one in page.series],
        "breakdowns": {by: [one.to_json() for one in figures] for by, figures in page.breakdowns.items()},
        "published": [
            {"publication": said.publication.id, "period": period, "value": said.figure.value, "change": said.figure.change}
            for period, found in page.published.items()
            for said in found
        ],
        "bulletins": [one.to_json() for one in page.bulletins],
        "citation": citation(page, request.lang),
        "is_synthetic": page.definitions.city.synthetic,
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1, "default": _number})


@open_to_all
def as_table(request: Asked, name: str, kind: str) -> HttpResponse:
    """CSV, or a workbook with a sheet for each part."""
    page = _page(request, name)
    return table_file(kind, f"{name}-{page.key.period}", HEAD, list(rows(page, request.lang)), note=citation(page, request.lang))


def rows(page: Page, lang: Lang) -> Iterator[Row]:
    """All of the page, one thing a row."""
    yield _figure("figure", "", page.figure.label[lang], page.figure)
    for one in page.series:
        yield _figure("series", "", one.label[lang], one)
    for by, figures in page.breakdowns.items():
        for one in figures:
            yield _figure(by, member_of(one.key, by), one.member(by)[lang], one)
    period, unit = str(page.key.period), page.figure.unit
    for part in page.explanation.contributions:
        for pull in part.members:
            said = (pull.current, unit, pull.base, None, pull.points, None)
            yield (f"growth by {part.dimension}", pull.member, pull.label[lang], period, *said)
    for moved in page.explanation.movements:
        yield ("movements", moved.kind, moved.label[lang], period, moved.delta, unit, None, None, None, moved.entities)
    for words, count in page.left_out():
        yield ("left out", "", words[lang], period, None, "", None, None, None, count)


def _figure(section: str, member: str, label: str, one: Figure) -> Row:
    return (section, member, label, str(one.key.period), one.value, one.unit, one.base.value, one.change.value, None, one.rows)


def _page(request: Asked, name: str) -> Page:
    found = page_of(request, name)
    if found is None:
        raise QuestionError(NOTHING_YET)
    return found


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)
