"""The tables and charts of the report, each on a sheet; charts are native, with their numbers beside them."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from ceyuan.reports import words
from ceyuan.reports.excel.workbook import FONT, Workbook
from ceyuan.reports.palette import EDGE, SHADES, colours, is_dark, number_format, shade
from ceyuan.reports.tree import Chart, Table

_SMALL = {"name": FONT, "size": 9}
_HEAD = 2
"""Row of the headings; above are the title and a link back."""


def table(book: Workbook, one: Table) -> None:
    """A table as a sheet."""
    lang = book.lang
    sheet = book.sheet(f"{words.TABLE[lang]}{one.number} {one.label[lang]}", one.label[lang])
    book.title(sheet, one.label[lang])
    book.head(
        sheet, _HEAD, [(heading.label[lang] + words.in_brackets(heading.unit[lang], lang), heading.is_number) for heading in one.headings]
    )
    sheet.set_column(0, 0, 36)
    for column, heading in enumerate(one.headings[1:], 1):
        sheet.set_column(column, column, 16 if heading.is_number else 34)
    sheet.freeze_panes(_HEAD + 1, 1)
    for row, cells in enumerate(one.rows, _HEAD + 1):
        for column, said in enumerate(cells):
            book.cell(sheet, row, column, said)


def chart(book: Workbook, one: Chart) -> None:
    """The numbers of a chart, and the chart; a tile map as shaded cells."""
    lang = book.lang
    sheet = book.sheet(f"{words.CHART[lang]}{one.number} {one.label[lang]}", one.label[lang])
    book.title(sheet, one.label[lang] + words.in_brackets(one.unit[lang], lang))
    book.head(sheet, _HEAD, [("", False), *((series.label[lang], True) for series in one.series)])
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(one.series), 16)
    for row, category in enumerate(one.categories, _HEAD + 1):
        sheet.write_string(row, 0, category[lang], book.look("text"))
        for column, series in enumerate(one.series, 1):
            if point := series.points[row - _HEAD - 1]:
                book.amount(sheet, row, column, point)
    if one.kind == "tiles":
        _tiles(book, sheet, one)
    else:
        _native(book, sheet, one)


def _native(book: Workbook, sheet: Worksheet, one: Chart) -> None:
    kind = {"bar": {"type": "bar"}, "stacked": {"type": "bar", "subtype": "stacked"}, "line": {"type": "line"}}[one.kind]
    drawn = book.file.add_chart(kind)
    for column in range(len(one.series)):
        drawn.add_series(_series(sheet, one, column))
    gridlines = {"visible": one.kind != "bar", "line": {"color": "#DCDFE1"}}
    names = {"num_font": _SMALL, "reverse": one.kind != "line", "line": {"color": "#DCDFE1"}, "label_position": "low"}
    scale = {"num_font": _SMALL, "major_gridlines": gridlines, "visible": one.kind != "bar"}
    drawn.set_title({"none": True})
    if one.kind == "line":
        drawn.set_x_axis(names)
        drawn.set_y_axis(scale)
    else:  # the names of lying bars stand on the y axis
        drawn.set_y_axis({**names, "crossing": "max"})
        drawn.set_x_axis(scale)
    drawn.set_legend({"position": "bottom", "font": _SMALL} if len(one.series) > 1 else {"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    bars = len(one.series) if one.kind == "bar" else 1
    drawn.set_size({"width": 760, "height": 320 if one.kind == "line" else 90 + len(one.categories) * (14 + 18 * bars)})
    sheet.insert_chart(_HEAD, len(one.series) + 2, drawn, {"description": one.label[book.lang]})


def _series(sheet: Worksheet, one: Chart, nth: int) -> dict[str, Any]:
    """A series as XlsxWriter takes it: where its cells are, its colour, its numbers."""
    series, colour = one.series[nth], {"color": f"#{colours(one)[nth]}"}
    first, last, column = _HEAD + 1, _HEAD + len(one.categories), nth + 1
    labels = {"value": True, "num_format": number_format(series.points), "font": _SMALL}
    is_labelled = one.kind == "bar" or (one.kind == "line" and series is one.series[-1])
    return {
        "name": [sheet.name, _HEAD, column],
        "categories": [sheet.name, first, 0, last, 0],
        "values": [sheet.name, first, column, last, column],
        "fill": colour,
        "line": {**colour, "width": 2} if one.kind == "line" else {"none": True},
        "marker": {"type": "circle", "size": 6, "fill": colour, "border": colour},
        "gap": 45,
        **({"data_labels": labels} if is_labelled else {}),
    }


def _tiles(book: Workbook, sheet: Worksheet, one: Chart) -> None:
    left, points = 3, one.series[0].points
    sheet.set_column(left, left + max(tile.column for tile in one.tiles), 15)
    depths = shade(points)
    for tile, point, depth, category in zip(one.tiles, points, depths, one.categories, strict=True):
        edge = {"border": 8 if tile.is_overlay else 1, "border_color": f"#{EDGE}" if tile.is_overlay else "#FFFFFF"}
        look = {"bg_color": f"#{SHADES[depth]}", "font_color": "#FFFFFF" if is_dark(depth) else "#1C2530", "align": "center", **edge}
        row, column = _HEAD + 2 * tile.row, left + tile.column
        sheet.write_string(row, column, category[book.lang], book.painted({**look, "bottom": 0}))
        shown = book.painted({**look, "top": 0, "bold": True, "num_format": number_format(points)})
        if point:
            sheet.write_number(row + 1, column, float(point.amount), shown)
        else:
            sheet.write_string(row + 1, column, words.NO_DATA[book.lang], shown)
    sheet.write_string(_HEAD + 2 * (1 + max(tile.row for tile in one.tiles)), left, one.note[book.lang], book.look("soft"))
