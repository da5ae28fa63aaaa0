"""Native tables in Word: of figures, of headline figures side by side, and the tile map as a table of shaded cells."""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.errors import Lang
from ceyuan.reports.extent import extent
from ceyuan.reports.notes import as_text
from ceyuan.reports.palette import EDGE, SHADES, is_dark, shade
from ceyuan.reports.tree import Cards, Chart, Heading, Run, Said, Table
from ceyuan.reports.word.runs import runs
from ceyuan.reports.word.styles import Styles
from ceyuan.reports.word.xml import Element, element, run
from ceyuan.reports.words import ASPECTS, in_brackets

WIDTH = 8845
"""Width of the text in twentieths of a point."""

_SIZE, _PADDING, _LONG = 180, 200, 1440
"""Height of the font, what a cell adds at its sides, and from where on a head is broken; in the same unit."""


def table(one: Table, lang: Lang, styles: Styles) -> Element:
    """A table whose head repeats on every page."""
    widths = _widths(one, lang)
    head = [
        _cell([_paragraph("Table Head", [run(_head(h, lang))], styles, right=h.is_number)], width)
        for h, width in zip(one.headings, widths, strict=True)
    ]
    rows = [_row(head, element("cantSplit"), element("tblHeader"))]
    for row in one.rows:
        cells = zip(row, one.headings, widths, strict=True)
        rows.append(_row([_cell([_said(said, heading, lang, styles)], width) for said, heading, width in cells], element("cantSplit")))
    return _table(rows, widths, element("tblStyle", val=styles["Ceyuan Table"]))


def cards(one: Cards, lang: Lang, styles: Styles) -> Element:
    """Headline figures side by side."""
    widths = [WIDTH // len(one.cards)] * len(one.cards)
    cells = [
        _cell(
            [
                _paragraph("Card Label", [run(card.label[lang])], styles),
                _paragraph("Card Value", list(runs(card.value[lang], styles)), styles),
                _paragraph("Card Label", [run(ASPECTS["change"][lang] + " "), *runs(card.change[lang], styles)], styles),
            ],
            width,
            element("vAlign", val="top"),
        )
        for card, width in zip(one.cards, widths, strict=True)
    ]
    return _table([_row(cells, element("cantSplit"))], widths, element("tblStyle", val=styles["Ceyuan Table"]))


def tile_map(one: Chart, lang: Lang, styles: Styles) -> Element:
    """Every district a cell, shaded by the rank of its number; a functional area has a dashed edge."""
    rows, columns = max(tile.row for tile in one.tiles) + 1, max(tile.column for tile in one.tiles) + 1
    widths = [WIDTH // columns] * columns
    places = {(tile.row, tile.column): at for at, tile in enumerate(one.tiles)}
    depths = shade(one.series[0].points)
    made = []
    for row in range(rows):
        cells = [_tile(one, places.get((row, column)), depths, lang, styles) for column in range(columns)]
        made.append(_row(cells, element("cantSplit"), element("trHeight", val="760", hRule="atLeast")))
    return _table(made, widths, element("tblCellSpacing", w="40", type="dxa"))


def _tile(one: Chart, at: int | None, depths: Sequence[int], lang: Lang, styles: Styles) -> Element:
    edge = {"val": "single", "sz": "12", "space": "0", "color": "FFFFFF"}
    if at is None:
        return _cell([_paragraph("Tile", [], styles)], 0)
    point, depth = one.series[0].points[at], depths[at]
    if one.tiles[at].is_overlay:
        edge = {"val": "dashed", "sz": "8", "space": "0", "color": EDGE}
    sides = [element(side, **edge) for side in ("top", "left", "bottom", "right")]
    shading = element("shd", val="clear", color="auto", fill=SHADES[depth])
    said: list[Run] = [point] if point else []
    look = "Tile Dark" if is_dark(depth) else "Tile"
    name = _paragraph(look, [run(one.categories[at][lang], styles["Fact"])], styles)
    number = _paragraph(look, list(runs(said, styles)), styles)
    return _cell([name, number], 0, element("tcBorders", *sides), shading, element("vAlign", val="center"))


def _said(said: Said, heading: Heading, lang: Lang, styles: Styles) -> Element:
    return _paragraph("Table Number" if heading.is_number else "Table Text", list(runs(said[lang], styles)), styles)


def _paragraph(style: str, content: Sequence[Element], styles: Styles, *, right: bool = False) -> Element:
    aligned = [element("jc", val="right")] if right else []
    return element("p", element("pPr", element("pStyle", val=styles[style]), *aligned), *content)


def _cell(content: Sequence[Element], width: int, *properties: Element) -> Element:
    return element("tc", element("tcPr", element("tcW", w=str(width), type="dxa" if width else "auto"), *properties), *content)


def _row(cells: Sequence[Element], *properties: Element) -> Element:
    return element("tr", element("trPr", *properties), *cells)


def _table(rows: Sequence[Element], widths: Sequence[int], look: Element) -> Element:
    """A table with a style, or with space between its cells."""
    width, fixed = element("tblW", w=str(sum(widths)), type="dxa"), element("tblLayout", type="fixed")
    bands = element("tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0", noVBand="1")
    styled = look.tag.endswith("tblStyle")
    properties = element("tblPr", *([look, width, fixed, bands] if styled else [width, look, fixed, bands]))
    return element("tbl", properties, element("tblGrid", *(element("gridCol", w=str(width)) for width in widths)), *rows)


def _head(heading: Heading, lang: Lang) -> str:
    return heading.label[lang] + in_brackets(heading.unit[lang], lang)


def _widths(one: Table, lang: Lang) -> list[int]:
    """Each column as wide as its longest cell asks for; where that is too much, the widest give way first."""
    wanted = []
    for at, heading in enumerate(one.headings):
        longest = max((extent(as_text(row[at], lang), _SIZE) for row in one.rows), default=0)
        head = _head(heading, lang)
        whole, word = extent(head, _SIZE), max(extent(word, _SIZE) for word in head.split())
        wanted.append(max(longest, whole if whole < _LONG else max(whole / 4, word)) + _PADDING)
    cap, room = max(wanted), WIDTH
    while sum(min(width, cap) for width in wanted) > room and cap > 1:
        cap -= 10
    kept = [min(width, cap) for width in wanted]
    return [round(room * width / sum(kept)) for width in kept]
