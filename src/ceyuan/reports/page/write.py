"""Writing the page: Jinja fills templates that escape everything; the style sheet and the script stand inside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
from markupsafe import Markup

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.notes import facts, notes
from ceyuan.reports.page.bars import bars, stacked
from ceyuan.reports.page.drawing import Canvas, Drawing
from ceyuan.reports.page.lines import lines
from ceyuan.reports.page.proofs import proof_parts
from ceyuan.reports.page.tiles import tiles
from ceyuan.reports.tree import Chart, ResolvedReport

_HERE = Path(__file__).parent
_TONGUES: dict[Lang, str] = {"zh": "zh-Hans", "en": "en"}
_WIDTHS = (720, 350)
_DRAWERS = {"bar": bars, "stacked": stacked, "line": lines, "tiles": tiles}


def write_html(report: ResolvedReport, lang: Lang, path: Path) -> Path:
    """Write the report as one page; the same report is the same bytes.

    Returns:
        The path.
    """
    path.write_text(html(report, lang), "utf-8", newline="\n")
    return path


def html(report: ResolvedReport, lang: Lang) -> str:
    """The page as text."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined, auto_reload=False
    )
    environment.filters |= {
        "kind": lambda node: type(node).__name__,
        "px": lambda size: f"{size:.1f}".removesuffix(".0"),
        "drawings": lambda chart: drawings(chart, lang),
        "look": lambda chart, nth: Canvas(chart, lang, _WIDTHS[0]).look(nth),
        "facts": lambda cited: facts(cited, lang),
        "parts": lambda name: proof_parts(report, name, lang),
        "notes": lambda whole: notes(whole, lang),
    }
    environment.globals |= {"lang": lang, "tongue": _TONGUES[lang], "w": words, "report": report}
    return environment.get_template("report.html.j2").render(style=_own("style.css"), script=_own("page.js"))


def drawings(chart: Chart, lang: Lang) -> Iterator[Drawing]:
    """The chart, broad and for a phone."""
    for width in _WIDTHS:
        yield _DRAWERS[chart.kind](Canvas(chart, lang, width))


def _own(name: str) -> Markup:
    """A file of our own, put in as it is."""
    return Markup((_HERE / name).read_text("utf-8"))
