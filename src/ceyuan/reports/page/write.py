"""Writing the page: Jinja fills templates that escape everything; the style sheet and the script stand inside."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from ceyuan.errors import Lang
from ceyuan.reports.notes import facts, notes
from ceyuan.reports.page.fragments import HERE, environment
from ceyuan.reports.page.proofs import proof_parts
from ceyuan.reports.tree import ResolvedReport

_TONGUES: dict[Lang, str] = {"zh": "zh-Hans", "en": "en"}


def write_html(report: ResolvedReport, lang: Lang, path: Path) -> Path:
    """Write the report as one page; the same report is the same bytes.

    Returns:
        The path.
    """
    path.write_text(html(report, lang), "utf-8", newline="\n")
    return path


def html(report: ResolvedReport, lang: Lang) -> str:
    """The page as text."""
    filler = environment(lang)
    filler.filters |= {
        "facts": lambda cited: facts(cited, lang),
        "parts": lambda name: proof_parts(report, name, lang),
        "notes": lambda whole: notes(whole, lang),
    }
    filler.globals |= {"tongue": _TONGUES[lang], "report": report}
    return filler.get_template("report.html.j2").render(style=_own("style.css"), script=_own("page.js"))


def _own(name: str) -> Markup:
    """A file of our own, put in as it is."""
    return Markup((HERE / name).read_text("utf-8"))
