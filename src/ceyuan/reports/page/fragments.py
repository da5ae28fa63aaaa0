"""Parts of a report's page for other pages: a chart or a section, in the same markup, whose numbers lead where the caller says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import jinja2

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.page.bars import bars, stacked
from ceyuan.reports.page.drawing import Canvas, Drawing
from ceyuan.reports.page.lines import lines
from ceyuan.reports.page.tiles import tiles
from ceyuan.reports.tree import Block, Chart

HERE = Path(__file__).parent
_WIDTHS = (720, 350)
_DRAWERS = {"bar": bars, "stacked": stacked, "line": lines, "tiles": tiles}

Link = Callable[[str], str]
"""Where the figure of an id opens."""


def block_html(block: Block, lang: Lang, link: Link) -> str:
    """A paragraph, cards, a table or a chart with its table behind it."""
    template = _environment(lang).get_template("blocks.html.j2")
    return str(template.make_module({"link": link}).block(block))  # type: ignore[attr-defined]


def environment(lang: Lang) -> jinja2.Environment:
    """What fills templates that escape everything."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE), autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined, auto_reload=False
    )
    found.filters |= {
        "kind": lambda node: type(node).__name__,
        "px": lambda size: f"{size:.1f}".removesuffix(".0"),
        "drawings": lambda chart: drawings(chart, lang),
        "look": lambda chart, nth: Canvas(chart, lang, _WIDTHS[0]).look(nth),
    }
    found.globals |= {"lang": lang, "w": words, "link": "#{}".format}
    return found


_environment = lru_cache(maxsize=2)(environment)


def drawings(chart: Chart, lang: Lang) -> Iterator[Drawing]:
    """The chart, broad and for a phone."""
    for width in _WIDTHS:
        yield _DRAWERS[chart.kind](Canvas(chart, lang, width))
