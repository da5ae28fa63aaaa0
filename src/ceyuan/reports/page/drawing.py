"""What a drawing is made of: marks that lead to figures, labels, rules and curves, laid out without asking the machine for its fonts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.tree import Chart, Number

FONT = 13
PHONE = 480
"""Narrower than this, a drawing is for a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar, a tile or a point; it opens its figure.

    Attributes:
        look: class of the style sheet.
        says: for who cannot see it.
    """

    x: float
    y: float
    width: float
    height: float
    look: str
    figure: str
    says: str


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text, the first at `y`."""

    x: float
    y: float
    lines: tuple[str, ...]
    anchor: Literal["start", "middle", "end"]
    look: str = "label"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str = "grid"


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    look: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, drawn."""

    width: float
    height: float
    rules: tuple[Rule, ...] = ()
    curves: tuple[Curve, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Canvas:
    """A chart to be drawn in one language at one width."""

    chart: Chart
    lang: Lang
    width: int

    @property
    def is_narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width < PHONE

    @property
    def points(self) -> Iterator[tuple[int, int, Number | None]]:
        """Number of the category, number of the series, the point."""
        for nth, series in enumerate(self.chart.series):
            for at, point in enumerate(series.points):
                yield at, nth, point

    def shown(self, point: Number | None) -> str:
        """The number as printed, or that there is none."""
        return point.digits if point else words.NO_DATA[self.lang]

    def says(self, at: int, nth: int, point: Number) -> str:
        """A mark in words."""
        series = self.chart.series[nth].label[self.lang]
        return f"{self.chart.categories[at][self.lang]}, {series}: {self.shown(point)} {self.chart.unit[self.lang]}"

    def look(self, nth: int) -> str:
        """The class of a series: `now` and `then` where the one is the base of the other."""
        if self.chart.is_compared:
            return ("then", "now")[nth]
        return "now" if nth == 0 else f"other-{nth}"


def ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Round numbers that span both ends and zero.

    >>> ticks(0, 873)
    (0.0, 200.0, 400.0, 600.0, 800.0, 1000.0)
    >>> ticks(0, 0)[::5]
    (0.0, 1.0)
    """
    low, high = min(low, 0.0), max(high, 0.0)
    high = high if high > low else 1.0  # a chart of nothing but zeros has a scale too
    raw = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
    return tuple(step * nth for nth in range(math.floor(low / step), math.ceil(high / step) + 1))


def span(amounts: list[Decimal]) -> tuple[float, float]:
    """The smallest and largest of amounts and zero."""
    return min([0.0, *map(float, amounts)]), max([0.0, *map(float, amounts)])
