"""What somebody asks of an indicator: the period, place, track and class in the query, and what may be chosen instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import Lang
from ceyuan.indicators import Book, FigureKey
from ceyuan.indicators.coverage import days
from ceyuan.indicators.members import dimension_label, labels
from ceyuan.indicators.question import settle
from ceyuan.values import Bilingual, Period
from ceyuan_web.base.asked import Asked

KINDS = ("year", "half", "quarter", "month")
MOST_STEPS = {"year": 8, "half": 8, "quarter": 12, "month": 18}


@dataclass(frozen=True)
class Choice:
    """A field of the form.

    Attributes:
        name: of the parameter.
        options: value, label, whether it is the one asked for.
    """

    name: str
    label: Bilingual
    options: tuple[tuple[str, str, bool], ...]


def asked(request: Asked, definitions: Definitions, indicator: Indicator, usual: Period) -> FigureKey:
    """The figure that a page is asked for, with every name settled.

    Args:
        usual: the period where none is asked for.

    Raises:
        QuestionError: every name of it that is unknown.
    """
    said = request.GET
    group = tuple((name, said[name]) for name in indicator.breakdowns if name not in ("district", "track") and said.get(name))
    period = Period.parse(said["period"]) if said.get("period") else usual
    comparison = "sequential" if said.get("comparison") == "sequential" else "yoy"
    key = FigureKey(indicator.indicator, period, said.get("place") or None, said.get("track") or None, group, comparison)  # type: ignore[arg-type]
    return settle(definitions, key).key


def choices(book: Book, indicator: Indicator, key: FigureKey, lang: Lang) -> list[Choice]:
    """What may be chosen: the period, and a member of each breakdown."""
    chosen = {"place": key.place, "track": key.track, **dict(key.group)}
    found = [_periods(book, indicator, key, lang)]
    for dimension in indicator.breakdowns:
        name = "place" if dimension == "district" else dimension
        members = labels(book.definitions, indicator, dimension)
        if members:
            whole = ("", "全部" if lang == "zh" else "All", chosen.get(name) is None)
            options = tuple((code, label[lang], code == chosen.get(name)) for code, label in members.items())
            found.append(Choice(name, dimension_label(book.definitions, indicator, dimension), (whole, *options)))
    return found


def steps(book: Book, indicator: Indicator, period: Period) -> list[Period]:
    """The periods of the same kind for which there may be a figure, the oldest first: so many before the one asked for, and those after."""
    spans = [_span(book, one) for one in _parts(book.definitions, indicator)]
    if period.kind not in KINDS or None in spans:
        return [period]
    first, last = max(low for low, _ in filter(None, spans)), min(high for _, high in filter(None, spans))
    found = [period]
    while found[0].start > first and len(found) < MOST_STEPS[period.kind]:
        found.insert(0, found[0].before())
    while found[-1].end < last and len(found) < 2 * MOST_STEPS[period.kind]:
        found.append(found[-1].after())
    return found


def _periods(book: Book, indicator: Indicator, key: FigureKey, lang: Lang) -> Choice:
    around = [one for kind in KINDS for one in reversed(steps(book, indicator, ending(key.period.end, kind)))]
    found = dict.fromkeys([*around, *([] if key.period in around else [key.period])])
    return Choice("period", Bilingual("时期", "Period"), tuple((str(one), one.label(lang), one == key.period) for one in found))


def ending(day: date, kind: str) -> Period:
    """The period of a kind that holds a day."""
    half, quarter = (day.month - 1) // 6 + 1, (day.month - 1) // 3 + 1
    codes = {"year": f"{day.year}", "half": f"{day.year}H{half}", "quarter": f"{day.year}Q{quarter}", "month": f"{day.year}-{day.month:02}"}
    return Period.parse(codes[kind])


def _parts(definitions: Definitions, indicator: Indicator) -> list[Indicator]:
    derived = indicator.derived
    return [definitions.indicators[derived.of], definitions.indicators[derived.to]] if derived else [indicator]


def _span(book: Book, indicator: Indicator) -> tuple[date, date] | None:
    """The first and the last day of which the rows of an indicator speak."""
    if indicator.dataset is None or indicator.time is None:
        return None
    known = days(book, book.definitions.datasets[indicator.dataset], indicator.time.column)
    return (known[0], known[-1]) if known else None
