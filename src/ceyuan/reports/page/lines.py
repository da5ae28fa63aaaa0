"""Lines over the months of a period."""

from __future__ import annotations

from itertools import groupby

from ceyuan.reports.extent import extent
from ceyuan.reports.page.drawing import Canvas, Curve, Drawing, Label, Mark, Rule, span, ticks

_HEIGHT, _TOP, _BOTTOM, _ROOM, _DOT = 220.0, 22.0, 26.0, 8.0, 7.0


def lines(canvas: Canvas) -> Drawing:
    """A line a series; a month without a number breaks it. The last series carries its numbers."""
    low, high = span([point.amount for _, _, point in canvas.points if point])
    grid = ticks(low, high)
    left = max(extent(f"{tick:,g}") for tick in grid) + 2 * _ROOM
    across = (canvas.width - left - 3 * _ROOM) / max(len(canvas.chart.categories) - 1, 1)

    def y(amount: float) -> float:
        return _TOP + _HEIGHT * (1 - (amount - grid[0]) / (grid[-1] - grid[0]))

    rules = [Rule(left - _ROOM, y(tick), canvas.width, y(tick), "axis" if tick == 0 else "grid") for tick in grid]
    labels = [Label(left - 2 * _ROOM, y(tick) + 4, (f"{tick:,g}",), "end", "tick") for tick in grid]
    for at, category in enumerate(canvas.chart.categories):
        labels.append(Label(left + across * at, _TOP + _HEIGHT + _BOTTOM * 0.8, (category[canvas.lang],), "middle", "tick"))
    marks, curves = [], []
    for nth, series in enumerate(canvas.chart.series):
        placed = [(left + across * at, y(float(point.amount)), at, point) if point else None for at, point in enumerate(series.points)]
        for is_there, run in groupby(placed, key=lambda one: one is not None):
            if is_there:
                curves.append(Curve(tuple((one[0], one[1]) for one in run if one), canvas.look(nth)))
        for one in filter(None, placed):
            says = canvas.says(one[2], nth, one[3])
            marks.append(Mark(one[0] - _DOT / 2, one[1] - _DOT / 2, _DOT, _DOT, f"{canvas.look(nth)} dot", one[3].figure, says))
            if nth == len(canvas.chart.series) - 1:
                labels.append(Label(one[0], one[1] - _ROOM, (canvas.shown(one[3]),), "middle", "number"))
    return Drawing(canvas.width, _TOP + _HEIGHT + _BOTTOM, tuple(rules), tuple(curves), tuple(marks), tuple(labels))
