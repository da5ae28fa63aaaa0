"""The periods of which a claim may be: as it says, and as its indicator counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ceyuan.bulletins.claim import Claim
from ceyuan.bulletins.reading import Reading
from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import QuestionError
from ceyuan.values import Period


def report_period(reading: Reading) -> Period | None:
    """The period that most claims of a text are of; None where they state none."""
    stated = Counter(period for claim in reading.claims if (period := parsed(claim.period)) and period.size_months > 1)
    return max(stated, key=lambda period: (stated[period], period.end), default=None)


def possible(claim: Claim, indicator: Indicator, definitions: Definitions, report: Period | None) -> list[Period]:
    """The periods to ask for, the likeliest first.

    What flows has no value at a point in time: said to be so by a day or month it is cumulated from January. What is so `目前` may be
    as of the period that the text reports on, the last that there are figures of.
    """
    stated = parsed(claim.period)
    return list(dict.fromkeys(_possible(stated, _is_stock(indicator, definitions), report))) if stated else []


def _possible(stated: Period, is_stock: bool, report: Period | None) -> Iterator[Period]:
    is_point = stated.kind in ("day", "month")
    if is_stock or stated.kind != "day":
        yield stated
    if is_point and not is_stock:
        yield Period.until(stated.end)
    if stated.kind == "day" and report is not None and report.end <= stated.end:
        yield report


def parsed(code: str) -> Period | None:
    """The period of a code; None where it is none."""
    try:
        return Period.parse(code)
    except QuestionError:
        return None


def _is_stock(indicator: Indicator, definitions: Definitions) -> bool:
    counted = definitions.indicators[indicator.derived.of] if indicator.derived else indicator
    return counted.time is not None and counted.time.basis == "stock"
