"""What bulletins say of the same: a series of its own, set beside a claim and never in the place of our figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ceyuan.bulletins.binding import Binding
from ceyuan.bulletins.checking.periods import parsed
from ceyuan.bulletins.checking.stated import Stated
from ceyuan.bulletins.claim import plain
from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError
from ceyuan.indicators import Book

DATASET = "published_figures"


@dataclass(frozen=True, slots=True)
class Printed:
    """One published figure.

    Attributes:
        indicator: ours of the same scope; empty where it is of another scope than any of ours.
        value: in base units; None where only the change was printed.
        change_pct: as printed.
    """

    name: str
    indicator: str
    place: str
    period: str
    period_end: date
    value: Decimal | None
    change_pct: Decimal | None
    source: str
    scope: str

    def record(self) -> dict[str, Any]:
        """The published figure as plain data."""
        number = {"value": plain(self.value), "change_pct": plain(self.change_pct)}
        return {"name": self.name, "indicator": self.indicator, "period": self.period, **number, "source": self.source, "scope": self.scope}


class PublishedFigures:
    """The published figures of a book that state facts.

    Attributes:
        facts: all of them.
    """

    def __init__(self, book: Book) -> None:
        self._definitions = book.definitions
        self.facts = _printed(book) if DATASET in book.definitions.datasets else []

    def equal(self, binding: Binding, stated: Stated, period: str) -> tuple[Printed, ...]:
        """Those of the claim's period and place that are of its name or indicator and print the same number."""
        claim, read = binding.claim, parsed(period)
        if read is None:
            return ()
        side = "change_pct" if claim.quantity.kind == "growth" else "value"
        same = [printed for printed in self._named(binding) if printed.period_end == read.end]
        return tuple(printed for printed in same if (number := getattr(printed, side)) is not None and number == stated.value)

    def other_scopes(self, binding: Binding) -> tuple[Printed, ...]:
        """Those of the claim's name that are not of our scope: the name is used for different things."""
        return tuple(printed for printed in self._named(binding) if not printed.indicator and printed.name == binding.claim.subject)

    def _named(self, binding: Binding) -> list[Printed]:
        own = binding.chosen.indicator if binding.chosen else None
        place = binding.place or self._definitions.city.place
        names = {binding.claim.subject} | ({own.label.zh, *own.aliases} if own else set())
        return [
            printed
            for printed in self.facts
            if printed.place == place and (printed.indicator == (own.indicator if own else None) or printed.name in names)
        ]


def _printed(book: Book) -> list[Printed]:
    table = book.rows(book.definitions.datasets[DATASET])
    facts = table.filter(table["_superseded_by"].isnull(), table["status"] == "fact")
    return [_of(row, book.definitions) for row in facts.to_pyarrow().to_pylist()]


def _of(row: dict[str, Any], definitions: Definitions) -> Printed:
    return Printed(
        name=row["indicator_name"] or "",
        indicator=row["indicator"] or "",
        place=row["place"] or "",
        period=row["period_code"] or "",
        period_end=row["period_end"],
        value=_based(row["value"], row["unit"] or "", definitions),
        change_pct=None if row["change_from"] else row["change_pct"],
        source=row["source"] or "",
        scope=row["scope"] or "",
    )


def _based(value: Decimal | None, unit: str, definitions: Definitions) -> Decimal | None:
    """In base units; as printed where the unit is unknown."""
    if value is None:
        return None
    try:
        return value * definitions.unit(unit).factor
    except QuestionError:
        return value
