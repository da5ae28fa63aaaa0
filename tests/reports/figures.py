"""Figures made by hand, as the engine makes them."""

from __future__ import annotations

from decimal import Decimal

from ceyuan.definitions import Definitions
from ceyuan.indicators import Base, Change, Figure, FigureKey, Reason
from ceyuan.indicators.figure import ChangeKind
from ceyuan.values import Bilingual, Period

PERIOD = Period.parse("2021H1")
NO_BASE = Reason("base-absent", Bilingual("基期无数", "there is no base"))


def figure_of(
    definitions: Definitions,
    indicator: str,
    value: str | None,
    change: str | None = None,
    *,
    kind: ChangeKind = "percent",
    verified: bool = True,
) -> Figure:
    """A figure of the whole city for the first half of 2021."""
    defined = definitions.indicators[indicator]
    return Figure(
        key=FigureKey(indicator, PERIOD),
        label=defined.label,
        value=None if value is None else Decimal(value),
        unit=defined.unit,
        shown=None,
        base=Base(PERIOD.years_before(), None, NO_BASE),
        change=Change(kind, None if change is None else Decimal(change), None if change else NO_BASE),
        rows=1,
        version=1,
        verified=verified,
    )
