"""A claim: a figure that a published text states, with its words, its place in the text and what it is of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from ceyuan.values.quantity import Number, Quantity

Status = Literal["fact", "target", "forecast", "plan"]
Flag = Literal["damaged", "malformed", "impossible"]
"""`damaged`: its paragraph is garbled; `malformed`: digits as nobody writes them; `impossible`: such a value cannot be."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One stated figure.

    Attributes:
        quote: the words of the figure; `start` and `end` are its offsets in the text as given.
        subject: what is measured, as the text says it.
        place: the place that the figure is of; empty where the text names none.
        period: `2021H1`, `2021-06`, `2016-01..2020-12`; empty where it cannot be known from the text.
        basis: of a change: `yoy`, `qoq`, `since:2015`, `cagr`, `two_year_avg`, `vs_start`; else empty.
        is_cell: a cell of a table.
        flags: why the figure must not be taken for a fact as it stands.
    """

    quote: str
    start: int
    end: int
    quantity: Quantity
    unit: str
    subject: str = ""
    place: str = ""
    period: str = ""
    basis: str = ""
    status: Status = "fact"
    is_cell: bool = False
    flags: tuple[Flag, ...] = ()

    def record(self) -> dict[str, Any]:
        """The claim as plain data; numbers without a finite decimal form keep two decimals."""
        quantity = self.quantity
        return {
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "subject": self.subject,
            "place": self.place,
            "period": self.period,
            "kind": quantity.kind,
            "value": plain(quantity.value),
            "low": plain(quantity.low),
            "high": plain(quantity.high),
            "hedge": quantity.hedge,
            "unit": self.unit,
            "basis": self.basis,
            "status": self.status,
            "table": self.is_cell,
            "flags": list(self.flags),
        }


@dataclass(frozen=True, slots=True)
class Unread:
    """A place in the text that holds a number which has no reading."""

    quote: str
    start: int
    end: int

    def record(self) -> dict[str, Any]:
        """The span as plain data."""
        return {"quote": self.quote, "start": self.start, "end": self.end}


def plain(number: Number | None) -> int | float | None:
    """The number for JSON."""
    if number is None:
        return None
    if number == int(number):
        return int(number)
    return float(number) if isinstance(number, Decimal) else round(float(number), 2)
