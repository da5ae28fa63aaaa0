"""What bulletins say of a figure, and its change on their bases: as published, and as restated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import QuestionError
from ceyuan.indicators.book import Book
from ceyuan.indicators.change import change
from ceyuan.indicators.figure import Base, Basis, ChangeKind, FigureKey, Number, Published
from ceyuan.indicators.tally import rounded
from ceyuan.values import Period

DATASET = "published_figures"

_Claim = Mapping[str, Any]


def published(book: Book, key: FigureKey, indicator: Indicator, value: Number | None) -> tuple[Published, ...]:
    """What was printed of the same indicator, period and place, the newest first."""
    return tuple(_published(book.definitions, indicator, claim, value) for claim in _claims(book, key, key.period))


def bases(book: Book, key: FigureKey, indicator: Indicator, kind: ChangeKind, value: Number | None) -> tuple[Basis, ...]:
    """The change on the base as it was first published, and as it was last.

    The last word on a base is what the newest bulletin on the period itself implies by its level and its growth (the comparable
    basis, 可比口径), or else the newest bulletin on the base period.
    """
    if key.comparison != "yoy" or kind != "percent":
        return ()
    period = key.period.years_before()
    stated = [(level, claim) for claim in _claims(book, key, period) if (level := _level(book.definitions, indicator, claim)) is not None]
    restated = [*_implied(book, key, indicator), *stated]
    found: list[Basis] = []
    if stated:
        found.append(Basis("as_published", *_compared(kind, value, period, stated[-1][0]), stated[-1][1]["source"]))
    if restated:
        found.append(Basis("as_restated", *_compared(kind, value, period, restated[0][0]), restated[0][1]["source"]))
    return tuple(found)


def _compared(kind: ChangeKind, value: Number | None, period: Period, base: Decimal) -> tuple[Base, Any]:
    return Base(period, base), change(kind, value, base)


def _implied(book: Book, key: FigureKey, indicator: Indicator) -> Iterator[tuple[Decimal, _Claim]]:
    for claim in _claims(book, key, key.period):
        base = _implied_base(claim, _level(book.definitions, indicator, claim))
        if base is not None:
            yield base, claim


def _implied_base(claim: _Claim, level: Decimal | None) -> Decimal | None:
    growth = claim["change_pct"]
    if level is None or growth is None or claim["change_from"] or growth <= -100:
        return None
    return rounded(level * 100 / (100 + growth))


def _published(definitions: Definitions, indicator: Indicator, claim: _Claim, value: Number | None) -> Published:
    level = _level(definitions, indicator, claim)
    gap = rounded((Decimal(value) - level) * 100 / level) if value is not None and level else None
    hedge = claim["hedge"] if claim["hedge"] in _BEARS else ""
    return Published(
        stated=level,
        hedge=hedge,
        is_borne=None if level is None or value is None else _is_borne(Decimal(value), level, claim["value"], hedge),
        change=claim["change_pct"],
        base=_implied_base(claim, level),
        gap_pct=gap,
        source=claim["source"],
        published_on=str(claim["published_on"] or ""),
        scope=claim["scope"] or "",
        verified=claim["confidence"] == "high",
        printed=claim["value"],
        printed_unit=claim["unit"] or "",
        change_from=claim["change_from"] or "",
    )


def _is_borne(value: Decimal, level: Decimal, printed: Decimal, hedge: str) -> bool:
    """Whether a value bears a printed level.

    An exact number stands for what rounds to it as printed; 超, 近 and 约 leave room up to one of its last digit that is not zero.
    """
    digit = int(printed.normalize().as_tuple().exponent)
    step = level / printed * Decimal(1).scaleb(digit if hedge else min(digit, 0)) if printed else Decimal(0)
    return _BEARS[hedge](value - level, step)


_BEARS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "": lambda gap, step: abs(gap) * 2 <= step,
    "over": lambda gap, step: 0 <= gap < step,
    "under": lambda gap, step: 0 <= -gap < step,
    "about": lambda gap, step: abs(gap) <= step,
}


def _level(definitions: Definitions, indicator: Indicator, claim: _Claim) -> Decimal | None:
    """The printed value in the indicator's unit; None where none was printed, or in a unit that nobody knows."""
    if claim["value"] is None:
        return None
    try:
        printed, unit = definitions.unit(claim["unit"] or indicator.unit), definitions.unit(indicator.unit)
    except QuestionError:
        return None
    return Decimal(claim["value"]) * printed.factor / unit.factor if printed.base == unit.base else None


def _claims(book: Book, key: FigureKey, period: Period) -> list[_Claim]:
    """The facts printed of an indicator and place for a period, the newest first; forecasts and targets are not facts."""
    if key.track is not None or key.group or DATASET not in book.definitions.datasets:
        return []
    place = key.place or book.definitions.city.place
    found = [
        claim for claim in facts(book) if (claim["indicator"], claim["place"], claim["period_code"]) == (key.indicator, place, str(period))
    ]
    return sorted(found, key=lambda claim: str(claim["published_on"] or ""), reverse=True)


def facts(book: Book) -> list[_Claim]:
    """All that bulletins state as facts, or that follows from it."""
    if "published facts" not in book.memory:
        table = book.rows(book.definitions.datasets[DATASET])
        found = table.filter(table["_superseded_by"].isnull(), table["status"].isin(["fact", "derived"]))
        book.memory["published facts"] = found.to_pyarrow().to_pylist()
    return list(book.memory["published facts"])
