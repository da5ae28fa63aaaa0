"""All that the page of an indicator tells as one table: the figure, its series, its breakdowns, and why it changed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.http import HttpResponse, JsonResponse

from ceyuan.errors import Lang
from ceyuan.indicators import Figure
from ceyuan.reports.register import member_of
from ceyuan_web.base.files import table_file
from ceyuan_web.base.indicator.page import Page

HEAD = ("section", "member", "label", "period", "value", "unit", "base", "change", "points", "rows")

Row = tuple[str, str, str, str, Any, str, Any, Any, Any, Any]


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


def as_json(page: Page, citation: str) -> JsonResponse:
    """The same as JSON; Chinese as it is."""
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
        "citation": citation,
        "is_synthetic": page.definitions.city.synthetic,
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1, "default": _number})


def as_file(page: Page, kind: str, lang: Lang, citation: str) -> HttpResponse:
    """The same as CSV, or as a workbook with a sheet for each part."""
    name = f"{page.indicator.indicator}-{page.key.period}"
    return table_file(kind, name, HEAD, list(rows(page, lang)), note=citation)


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)
