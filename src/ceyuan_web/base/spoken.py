"""A figure as a page says it: the same part everywhere, whether it was asked of the ledger or read from a publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ceyuan.definitions import Definitions
from ceyuan.errors import Lang
from ceyuan.indicators import Figure
from ceyuan.publications import PublishedFigure
from ceyuan.reports.saying import Speaker
from ceyuan.reports.tree import Absent, Number

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Spoken:
    """What `base/figure.html` shows.

    Attributes:
        before, digits, after: the number as prose writes it: 超 | 5858 | 亿元.
        absent: why there is no number.
        change: the growth in words.
        direction: `up`, `down` or `level`.
        url: where it opens.
        is_marked: whether what it rests on is not verified.
    """

    label: str
    before: str = ""
    digits: str = ""
    after: str = ""
    absent: str = ""
    change: str = ""
    direction: str = "level"
    url: str = ""
    is_marked: bool = False


def spoken(definitions: Definitions, figure: Figure, lang: Lang, url: str = "") -> Spoken:
    """A figure that was asked."""
    speaker = Speaker(definitions)
    value, change = (speaker.prose(figure, aspect)[lang][0] for aspect in ("value", "change"))
    moved = figure.change.value
    grown = _text(change) if moved is not None else ""
    label, marked = figure.label[lang], not figure.verified
    if isinstance(value, Absent):
        return Spoken(label, absent=value.text, url=url, is_marked=marked)
    return Spoken(label, value.before, value.digits, value.after, change=grown, direction=_direction(moved), url=url, is_marked=marked)


def republished(figure: PublishedFigure, lang: Lang, url: str = "") -> Spoken:
    """A figure of a publication, as it was printed."""
    text = figure.printed["value"][lang] if "value" in figure.printed else ""
    change = figure.printed["change"][lang] if "change" in figure.printed and figure.change is not None else ""
    match, marked = _DIGITS.search(text), not figure.is_verified
    if match is None:
        return Spoken(figure.label[lang], absent=text or "—", url=url, is_marked=marked)
    before, after = text[: match.start()], text[match.end() :]
    return Spoken(figure.label[lang], before, match[0], after, "", change, _direction(figure.change), url, marked)


def _text(part: Number | Absent | str) -> str:
    return f"{part.before}{part.digits}{part.after}" if isinstance(part, Number) else str(getattr(part, "text", part))


def _direction(moved: object) -> str:
    if moved is None or not moved:
        return "level"
    return "up" if moved > 0 else "down"  # type: ignore[operator]
