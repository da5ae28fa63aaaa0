"""Asking: a figure, its breakdown, its series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import QuestionError
from ceyuan.indicators.book import Book
from ceyuan.indicators.change import compared, kind_of, two_year_average
from ceyuan.indicators.figure import UNSTATED, Base, Figure, FigureKey, Number
from ceyuan.indicators.members import label, labels, refuse_unknown, stated
from ceyuan.indicators.part import parts
from ceyuan.indicators.plan import plan
from ceyuan.indicators.published import bases, published
from ceyuan.indicators.quantity import Asker, Quantity
from ceyuan.indicators.quarantine import waiting
from ceyuan.indicators.question import Question, settle
from ceyuan.indicators.reasons import reason
from ceyuan.indicators.shown import shown
from ceyuan.values import Period


def figure(book: Book, key: FigureKey) -> Figure:
    """One figure.

    Raises:
        QuestionError: an unknown name, a breakdown the indicator does not have, or a period it cannot have.
    """
    question = settle(book.definitions, key)
    return _figure(Asker(book, question.scope), question)


def breakdown(book: Book, key: FigureKey, by: str) -> list[Figure]:
    """The figure of every member of a dimension, each computed on its own, in the order of the definitions.

    Rows that state no member are a member of their own, shown when there are any; so is a code that no definition knows.

    Args:
        by: `district`, `track` or a category column among the indicator's breakdowns.

    Raises:
        QuestionError: as for a figure, or the indicator has no such breakdown.
    """
    question = settle(book.definitions, key)
    refuse_unknown(question.indicator, by)
    known = labels(book.definitions, question.indicator, by)
    others = [code for code in stated(book, question.indicator, by) if code not in known]
    found = [_figure(Asker(book, part.scope, by), part) for part in _parts(book.definitions, question, by, [*known, *others])]
    return [each for code, each in zip([*known, *others], found, strict=True) if code in known or each.rows or each.base.value]


def series(book: Book, key: FigureKey, periods: Sequence[Period]) -> list[Figure]:
    """The figure of every period. Nothing is added up over time: each is computed on its own."""
    return [figure(book, replace(key, period=period)) for period in periods]


def values(book: Book, key: FigureKey, periods: Sequence[Period]) -> list[Number | None]:
    """The bare value of each period, in one pass where the periods can be had in one: what a sparkline needs, without bases or evidence.

    Raises:
        QuestionError: an unknown name.
    """
    question = settle(book.definitions, key)
    asker = Asker(book, question.scope)
    try:
        return [found.value for found in asker.quantities(question.indicator, periods)]
    except QuestionError:
        return [_value(asker, question.indicator, period) for period in periods]


def _value(asker: Asker, indicator: Indicator, period: Period) -> Number | None:
    try:
        return asker.quantities(indicator, [period])[0].value
    except QuestionError:
        return None


def _parts(definitions: Definitions, question: Question, by: str, codes: Sequence[str]) -> Iterator[Question]:
    for code in codes:
        key = question.key
        match by:
            case "district":
                key = replace(key, place=code)
            case "track":
                key = replace(key, track=code)
            case _:
                key = replace(key, group=(*(pair for pair in key.group if pair[0] != by), (by, code)))
        yield Question(key, question.indicator, question.scope.narrowed(by, code))


def _figure(asker: Asker, question: Question) -> Figure:
    key, indicator, definitions = question.key, question.indicator, asker.book.definitions
    periods = compared_periods(key)
    now, base, before = _quantities(asker, indicator, periods)
    kind = kind_of(definitions, indicator)
    return Figure(
        key=key,
        label=indicator.label,
        value=now.value,
        unit=indicator.unit,
        shown=None if now.value is None else shown(definitions, indicator, now.value),
        base=Base(periods[1], base.value, reason(base.reason) if base.reason else None),
        change=compared(kind, now, base),
        rows=now.rows,
        version=asker.book.version,
        verified=_is_verified(definitions, question),
        reason=reason(now.reason) if now.reason else None,
        parts=tuple(part.value for part in now.parts),
        two_year=two_year_average(kind, now, base, before) if key.comparison == "yoy" else None,
        plan=plan(definitions, key, now.value),
        published=published(asker.book, key, indicator, now.value),
        bases=bases(asker.book, key, indicator, kind, now.value),
        left_out={**now.left_out, **waiting(parts(asker.book, question, periods[:2]))},
        missing=now.missing,
        members={dimension: label(definitions, indicator, dimension, codes[0]) for dimension, codes in question.scope.members},
    )


def compared_periods(key: FigureKey) -> tuple[Period, Period, Period]:
    """The period of a figure, that of its base, and that of its base's base."""
    if key.comparison == "yoy":
        return key.period, key.period.years_before(), key.period.years_before(2)
    return key.period, key.period.before(), key.period.before().before()


def _quantities(asker: Asker, indicator: Indicator, periods: Sequence[Period]) -> list[Quantity]:
    """The value, which must be one that can be asked for; a base that cannot be is a base without a value."""
    try:
        return asker.quantities(indicator, periods)
    except QuestionError:
        out = asker.quantities(indicator, periods[:1])
        for period in periods[1:]:
            try:
                out += asker.quantities(indicator, [period])
            except QuestionError:
                out.append(Quantity(None, "no-such-window"))
        return out


def _is_verified(definitions: Definitions, question: Question) -> bool:
    indicator = question.indicator
    parts = [definitions.indicators[name] for name in (indicator.derived.of, indicator.derived.to)] if indicator.derived else [indicator]
    sources = [indicator, *parts, *(definitions.datasets[part.dataset] for part in parts if part.dataset)]
    if question.key.track not in (None, UNSTATED) and definitions.track_list:
        sources.append(definitions.track_list)
    return all(source.verified for source in sources)
