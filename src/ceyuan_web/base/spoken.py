"""A figure as a page says it: the same part everywhere, whether it was asked of the ledger or read from a publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ceyuan.definitions import Definitions
from ceyuan.definitions.sentence import Aspect
from ceyuan.errors import Lang
from ceyuan.indicators import Figure
from ceyuan.publications import PublishedFigure
from ceyuan.reports.saying import Speaker
from ceyuan.reports.tree import Number

ASPECTS: tuple[Aspect, Aspect] = ("value", "change")
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
    (value,), (change,) = (speaker.prose(figure, aspect)[lang] for aspect in ASPECTS)
    moved = figure.change.value
    grown = change.text if moved is not None else ""
    label, marked = figure.label[lang], not figure.verified
    if not isinstance(value, Number):
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


def _direction(moved: Decimal | None) -> str:
    return "up" if moved and moved > 0 else "down" if moved else "level"
