"""Bars, side by side or stacked. They lie, so that a label is read without turning the head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ceyuan.reports.extent import extent
from ceyuan.reports.page.drawing import FONT, Canvas, Drawing, Label, Mark, Rule, span, ticks
from ceyuan.reports.tree import Number

_BAR, _GAP, _LINE, _ROOM, _AXIS = 18.0, 12.0, 20.0, 8.0, 24.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things lie: `left` and `right` bound the bars, `zero` is where they begin, `step` is the height of a category."""

    left: float
    right: float
    zero: float
    unit: float
    step: float
    head: float


def bars(canvas: Canvas) -> Drawing:
    """Each bar with its number at its end."""
    low, high = span([point.amount for _, _, point in canvas.points if point])
    plot = _plot(canvas, low, high, _BAR * len(canvas.chart.series), numbers=True)
    marks, labels = [], list(_names(canvas, plot))
    for at, nth, point in canvas.points:
        y = plot.step * at + plot.head + _BAR * nth
        end = plot.zero + float(point.amount) * plot.unit if point else plot.zero
        if point:
            left, width, says = min(plot.zero, end), abs(end - plot.zero), canvas.says(at, nth, point)
            marks.append(Mark(left, y, width, _BAR - 2, canvas.look(nth), point.figure, says))
        labels.append(_number(canvas, point, end, y + _BAR * 0.68, is_left=end < plot.zero))
    height = plot.step * len(canvas.chart.categories)
    return Drawing(canvas.width, height, (Rule(plot.zero, 0, plot.zero, height, "axis"),), (), tuple(marks), tuple(labels))


def _number(canvas: Canvas, point: Number | None, end: float, y: float, *, is_left: bool) -> Label:
    look, text = "number" if point else "absent", (canvas.shown(point),)
    return Label(end - _ROOM / 2, y, text, "end", look) if is_left else Label(end + _ROOM / 2, y, text, "start", look)


def stacked(canvas: Canvas) -> Drawing:
    """The parts of each category end to end, over a scale; their numbers are in the table behind."""
    parts = [[series.points[at] for series in canvas.chart.series] for at in range(len(canvas.chart.categories))]
    grid = ticks(0, max((sum(float(p.amount) for p in part if p) for part in parts), default=0))
    plot = _plot(canvas, 0, grid[-1], _BAR, numbers=False)
    marks = [mark for at, part in enumerate(parts) for mark in _end_to_end(canvas, plot, at, part)]
    height = plot.step * len(parts)
    rules = [Rule(plot.zero + tick * plot.unit, 0, plot.zero + tick * plot.unit, height) for tick in grid]
    scale = [Label(plot.zero + tick * plot.unit, height + _AXIS * 0.7, (f"{tick:,g}",), "middle", "tick") for tick in grid]
    return Drawing(canvas.width, height + _AXIS, tuple(rules), (), tuple(marks), (*_names(canvas, plot), *scale))


def _end_to_end(canvas: Canvas, plot: _Plot, at: int, part: list[Number | None]) -> Iterator[Mark]:
    widths = [float(point.amount) * plot.unit if point else 0.0 for point in part]
    starts = accumulate(widths[:-1], initial=plot.zero)
    for nth, (point, start, width) in enumerate(zip(part, starts, widths, strict=True)):
        if point and width:
            says = canvas.says(at, nth, point)
            yield Mark(start, plot.step * at + plot.head, width, _BAR - 2, canvas.look(nth), point.figure, says)


def _plot(canvas: Canvas, low: float, high: float, deep: float, *, numbers: bool) -> _Plot:
    """Names stand left of the bars, on a phone above them."""
    widest = max((extent(label[canvas.lang]) for label in canvas.chart.categories), default=0)
    left = 1.0 if canvas.is_narrow else min(widest + 2 * _ROOM, canvas.width * 0.45)
    room = max((extent(canvas.shown(point)) for _, _, point in canvas.points), default=0) + _ROOM if numbers else 2 * _ROOM
    left += room if low < 0 else 0
    right = canvas.width - room
    unit = (right - left) / ((high - low) or 1)
    head = _LINE if canvas.is_narrow else _GAP / 2
    return _Plot(left, right, left - low * unit, unit, deep + _GAP + (_LINE - _GAP / 2 if canvas.is_narrow else 0), head)


def _names(canvas: Canvas, plot: _Plot) -> Iterator[Label]:
    for at, category in enumerate(canvas.chart.categories):
        name = _short(category[canvas.lang], canvas.width if canvas.is_narrow else canvas.width * 0.45)
        if canvas.is_narrow:
            yield Label(0, plot.step * at + FONT, (name,), "start")
        else:
            deep = plot.step - _GAP
            yield Label(min(plot.left, plot.zero) - _ROOM, plot.step * at + plot.head + deep / 2 + FONT * 0.3, (name,), "end")


def _short(name: str, room: float) -> str:
    """The name, cut where there is no room for it."""
    if extent(name) <= room:
        return name
    widths = list(accumulate(extent(char) for char in name))
    return name[: sum(width <= room - FONT for width in widths)] + "…"
