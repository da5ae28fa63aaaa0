"""The period of a cadence that holds a day."""

from __future__ import annotations

from datetime import date

from ceyuan.definitions.dataset import Cadence
from ceyuan.values import Period

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def months_of(cadence: Cadence) -> int:
    """How many months a period of the cadence has; 1 for what comes at any time."""
    return _MONTHS.get(cadence, 1)


def period_holding(day: date, cadence: Cadence) -> Period:
    """The period of a table filed so often that holds the day.

    >>> str(period_holding(date(2021, 5, 9), "quarter")), str(period_holding(date(2021, 5, 9), "event"))
    ('2021Q2', '2021-05')
    """
    size = months_of(cadence)
    first = (day.month - 1) // size * size + 1
    return Period.months(date(day.year, first, 1), date(day.year, first + size - 1, 1))
