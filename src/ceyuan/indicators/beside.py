"""What bulletins printed, as a series of its own: published growth beside the growth that published levels and our rows give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import QuestionError, unknown
from ceyuan.indicators.as_json import plain
from ceyuan.indicators.ask import figure
from ceyuan.indicators.book import Book
from ceyuan.indicators.change import change
from ceyuan.indicators.figure import Figure, FigureKey
from ceyuan.indicators.published import DATASET, facts
from ceyuan.values import Period

_Fact = Mapping[str, Any]


@dataclass(frozen=True)
class Stated:
    """A figure as a bulletin printed it, with ours beside it; neither stands in the place of the other.

    Attributes:
        indicator: ours of the same scope; None where it is of another scope than any of ours, which then has no side of ours.
        value, unit, hedge: as printed.
        change_pct, change_from: the growth printed, and the period since which; None is a year before.
        from_levels_pct: the growth over the level that was last published of the same thing a year before.
        ours, ours_change_pct: our value in the printed unit, and its growth over a year.
        verified: whether a person vouches for what is printed.
    """

    name: str
    indicator: str | None
    period: str
    value: Decimal | None
    unit: str | None
    hedge: str | None
    change_pct: Decimal | None
    change_from: str | None
    from_levels_pct: Decimal | None
    ours: Decimal | None
    ours_change_pct: Decimal | None
    source: str
    published_on: date | None
    scope: str | None
    quote: str | None
    verified: bool

    def to_json(self) -> dict[str, Any]:
        """By the names of docs/json.md."""
        found: dict[str, Any] = plain(self)
        return found


def stated_series(book: Book, name: str, place: str | None = None) -> list[Stated]:
    """What bulletins print of an indicator or under a name, in the order of its periods and then of their publication.

    Args:
        book: the city at one version of its ledger.
        name: id or label of an indicator, or a name as printed.
        place: code or name of a district; None is the whole city.

    Raises:
        QuestionError: no such place.
    """
    if DATASET not in book.definitions.datasets:
        return []
    code, own = _place(book.definitions, place), _indicator(book.definitions, name)
    names = {name} | ({own.label.zh, *own.aliases} if own else set())
    of_place = [fact for fact in facts(book) if fact["place"] == code]
    found = [fact for fact in of_place if (own and fact["indicator"] == own.indicator) or fact["indicator_name"] in names]
    found.sort(key=lambda fact: (fact["period_end"], str(fact["published_on"] or "")))
    return [_stated(book, fact, of_place) for fact in found]


def _indicator(definitions: Definitions, name: str) -> Indicator | None:
    """The indicator of an id or label; a name as printed may be none."""
    try:
        return definitions.indicator(name)
    except QuestionError:
        return None


def _place(definitions: Definitions, word: str | None) -> str | None:
    """The code of a place; the city's own where none is named."""
    if word is None or definitions.places is None:
        return definitions.city.place
    place = definitions.places.find(word)
    if place is None:
        raise QuestionError(unknown(("区（市）县", "place"), word, [entry.label.zh for entry in definitions.places.entries]))
    return place.code


def _stated(book: Book, fact: _Fact, others: Sequence[_Fact]) -> Stated:
    ours = _ours(book, fact)
    value = None if ours is None or ours.value is None else Decimal(ours.value)
    factor = _factor(book.definitions, fact["unit"]) / _factor(book.definitions, ours.unit) if ours else Decimal(1)
    printed = ("indicator", "value", "unit", "hedge", "change_pct", "change_from", "source", "published_on", "scope", "quote")
    return Stated(
        name=fact["indicator_name"],
        period=fact["period_code"],
        from_levels_pct=_from_levels(book.definitions, fact, others),
        ours=None if value is None or fact["value"] is None else value / factor,
        ours_change_pct=ours.change.value if ours and ours.change.kind == "percent" else None,
        verified=fact["confidence"] == "high",
        **{column: fact[column] for column in printed},
    )


def _ours(book: Book, fact: _Fact) -> Figure | None:
    """Our figure of the same; none where the indicator has no such period, or is no more."""
    if fact["indicator"] is None:
        return None
    place = None if fact["place"] == book.definitions.city.place else fact["place"]
    try:
        return figure(book, FigureKey(fact["indicator"], Period.parse(fact["period_code"]), place))
    except QuestionError:
        return None


def _from_levels(definitions: Definitions, fact: _Fact, others: Sequence[_Fact]) -> Decimal | None:
    """The growth that levels give; two of one indicator are comparable, and two of one name where their scope is one."""
    same = ("indicator",) if fact["indicator"] else ("indicator", "indicator_name", "scope")
    before = str(Period.parse(fact["period_code"]).years_before())
    levels = [
        other
        for other in others
        if other["value"] is not None and other["period_code"] == before and all(other[each] == fact[each] for each in same)
    ]
    if fact["value"] is None or not levels:
        return None
    last = max(levels, key=lambda other: str(other["published_on"] or ""))
    now, then = (one["value"] * _factor(definitions, one["unit"]) for one in (fact, last))
    return change("percent", now, then).value


def _factor(definitions: Definitions, unit: str | None) -> Decimal:
    known = definitions.units.find(unit) if unit else None
    return known.factor if known else Decimal(1)
