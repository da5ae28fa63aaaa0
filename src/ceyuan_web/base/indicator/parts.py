"""The parts of the page of an indicator, for the template that shows them to everyone and to staff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from ceyuan.errors import Lang
from ceyuan.indicators import Contribution, Contributions, Figure
from ceyuan.reports.charting import Charting, stated
from ceyuan.reports.saying import Speaker
from ceyuan_web.base.drawn import drawn
from ceyuan_web.base.indicator.asking import choices
from ceyuan_web.base.indicator.links import PUBLIC, figure_url, linking, query
from ceyuan_web.base.indicator.page import Page
from ceyuan_web.base.spoken import spoken

FEW = 2
"""A line is drawn through more points than this."""


def parts_of(page: Page, lang: Lang, where: str = PUBLIC) -> dict[str, Any]:
    """What the template shows.

    Args:
        where: the address at which figures open.
    """
    speaker = Speaker(page.definitions)
    unit = speaker.unit(page.figure)
    return {
        "page": page,
        "figure": spoken(page.definitions, page.figure, lang),
        "choices": choices(page.book, page.indicator, page.key, lang),
        "query": query(page.key),
        "address": reverse(where, args=[page.indicator.indicator]).rstrip("/"),
        "base": "".join(run.text for run in speaker.prose(page.figure, "base")[lang]),
        "unit": unit.unit if lang == "zh" else unit.word.en.strip(),
        "through_time": [_line(page, speaker, one, (lang, where)) for one in page.series],
        "line": _line_chart(page, lang, where),
        "charts": list(_charts(page, lang, where)),
        "contributions": [(part, _points(part)) for part in page.explanation.contributions if part.members],
    }


def _line_chart(page: Page, lang: Lang, where: str) -> Any:
    """The series as a line, where there is enough of it."""
    if sum(one.value is not None for one in page.series) <= FEW:
        return None
    chart = Charting(page.definitions, page.figure.label).through_time(page.series)
    return drawn(chart, lang, linking((one.key for one in page.series), where))


def _charts(page: Page, lang: Lang, where: str) -> Iterator[tuple[str, Any]]:
    """Districts as a map, every other breakdown as bars."""
    charting = Charting(page.definitions, page.figure.label)
    for name, figures in page.breakdowns.items():
        shown = [one for one in stated(figures, name) if one.value or one.base.value]
        if shown:
            chart = charting.on_map(stated(figures, name)) if name == "district" else charting.by_member(shown, name)
            yield page.dimension(name)[lang], drawn(chart, lang, linking((one.key for one in figures), where))


def _line(page: Page, speaker: Speaker, one: Figure, shown: tuple[Lang, str]) -> dict[str, Any]:
    """A row of the series: ours, what was published of it, and growth."""
    lang, where = shown
    return {
        "period": one.key.period,
        "url": figure_url(one.key, where),
        "value": _cell(speaker, one, "value", lang),
        "change": _cell(speaker, one, "change", lang),
        "rows": one.rows,
        "said": page.published.get(str(one.key.period), ()),
        "is_asked": one.key.period == page.key.period,
    }


def _cell(speaker: Speaker, one: Figure, aspect: Any, lang: Lang) -> str:
    return "".join(run.text for run in speaker.cell(one, aspect, with_unit=True)[lang])


def _points(part: Contributions) -> list[Contribution]:
    """The members that pull the most, the strongest first."""
    pulls = [(one.shown_points, one) for one in part.members if one.shown_points is not None]
    return [one for points, one in sorted(pulls, key=lambda pull: -abs(pull[0]))]
