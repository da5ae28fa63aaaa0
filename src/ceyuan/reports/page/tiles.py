"""A tile map: every district a tile of one size, so that a small one is seen as well as a large one."""

from __future__ import annotations

from ceyuan.reports.extent import extent
from ceyuan.reports.page.drawing import Canvas, Drawing, Label, Mark
from ceyuan.reports.palette import shade
from ceyuan.reports.tree import Number, Tile

_GAP, _HIGHEST = 4.0, 64.0


def tiles(canvas: Canvas) -> Drawing:
    """Name and number in each tile, darker for more; a functional area, which lies over districts, has a dashed edge."""
    chart, points = canvas.chart, canvas.chart.series[0].points
    rows, columns = max(tile.row for tile in chart.tiles) + 1, max(tile.column for tile in chart.tiles) + 1
    width, height = (canvas.width + _GAP) / columns, _HIGHEST + _GAP
    shades = shade(points)
    marks, labels = [], []
    for at, (tile, point) in enumerate(zip(chart.tiles, points, strict=True)):
        x, y = tile.column * width, tile.row * height
        look = _look(tile, shades[at])
        if point:
            marks.append(Mark(x, y, width - _GAP, _HIGHEST, look, point.figure, canvas.says(at, 0, point)))
        labels += _labels(canvas, at, point, (x + (width - _GAP) / 2, y, width - _GAP, shades[at]))
    return Drawing(canvas.width, rows * height - _GAP, (), (), tuple(marks), tuple(labels))


def _look(tile: Tile, depth: int) -> str:
    return f"tile shade-{depth}" + (" overlay" if tile.is_overlay else "")


def _labels(canvas: Canvas, at: int, point: Number | None, box: tuple[float, float, float, int]) -> list[Label]:
    middle, top, width, depth = box
    size = 11 if canvas.is_narrow else 12.5
    name = _wrapped(canvas.chart.categories[at][canvas.lang], width - 6, size)
    above = top + 31 - 7.0 * len(name)
    look = f"on-{depth}"
    number = Label(middle, top + _HIGHEST - 10, (canvas.shown(point),), "middle", f"number {look}")
    return [Label(middle, above, name, "middle", f"name {look}"), number]


def _wrapped(name: str, room: float, size: float) -> tuple[str, ...]:
    """The name in lines, broken between words; Han names are short enough."""
    lines = [""]
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and extent(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines[:3])
