"""The colours and number formats that Word and Excel give charts; the page has its own, light and dark, in its style sheet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ceyuan.reports.tree import Chart, Number

NOW, THEN, OTHERS = "14697B", "9AA5AC", ("B0803A", "6D5A94")
SHADES = ("ECEEEE", "E3EFF0", "BDDDE1", "8CC3CA", "2C7685", "0C5060")
EDGE = "1C2530"
_DARK = 4


def colours(chart: Chart) -> tuple[str, ...]:
    """The colour of each series: of two of which one is the base of the other, the later is the stronger."""
    if chart.is_compared:
        return (THEN, NOW)
    return (NOW, *OTHERS)[: len(chart.series)]


def number_format(points: Sequence[Number | None]) -> str:
    """The Excel format that prints amounts as the report does: as many decimals, the sign of a change, the unit behind it."""
    known = [point for point in points if point]
    decimals = max((len(point.digits.partition(".")[2]) for point in known), default=0)
    unit = next((f'"{point.after}"' for point in known if point.after), "")
    plain = "#,##0" + ("." + "0" * decimals if decimals else "") + unit
    is_signed = any(point.aspect in ("change", "average") for point in known)
    return f"+{plain};-{plain};{plain}" if is_signed else plain


def shade(points: Sequence[Number | None]) -> list[int]:
    """Which shade each point has by the rank of its amount, as many points in each; equal ones are equally dark, 0 is without a number."""
    known = sorted(point.amount for point in points if point)
    depth = len(SHADES) - 1
    return [1 + (bisect_right(known, point.amount) - 1) * depth // len(known) if point else 0 for point in points]


def is_dark(depth: int) -> bool:
    """Whether text on the shade has to be white."""
    return depth >= _DARK
