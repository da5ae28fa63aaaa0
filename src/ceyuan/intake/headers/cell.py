"""A header as it is written, taken apart: what it names, and the unit it carries."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ceyuan.definitions import Unit, Units

_BRACKETS = re.compile(r"\(([^()]*)\)")
_LIST = re.compile(r"[、,;/]")
_UNIT_LABEL = re.compile(r"^(?:计量)?单位:?")
_NUMBERING = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.]")
_LAST_PART = re.compile(r"^(.+)[/,](.+)$")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit, and the cell that names it."""

    unit: Unit
    where: str


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """The header of one column of a sheet.

    Attributes:
        column: its column, counted from 0.
        row: the row of its lowest cell, counted from 1.
        parts: its texts from the top down, for a header of several rows.
    """

    column: int
    row: int
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """What a reader sees."""
        return " / ".join(" ".join(part.split()) for part in self.parts)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text in half width, without blanks and numbering.

    >>> folded("1、成交额\\n（万元）")
    '成交额(万元)'
    """
    half = unicodedata.normalize("NFKC", text)
    visible = "".join(c for c in half if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))
    return _NUMBERING.sub("", visible)


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A folded text without punctuation and case: what headers are compared by.

    >>> bare("入驻企业数(累计)*")
    '入驻企业数累计'
    """
    return "".join(c for c in text if unicodedata.category(c)[0] not in "PSZ").lower()


@lru_cache(maxsize=65536)
def read_header(text: str, units: Units) -> tuple[str, Unit | None]:
    """What a header names, bare, and the unit in it.

    >>> from ceyuan.definitions import load, folder
    >>> read_header("合同成交额（万元）", load(folder("cn")).units)[0]
    '合同成交额'
    """
    rest = folded(text)
    unit = None
    for match in _BRACKETS.finditer(rest):
        found = units_in(match.group(1), units)
        if len(found) == 1:
            unit, rest = found[0], rest.replace(match.group(), "", 1)
    if unit is None and (split := _LAST_PART.match(rest)) and (alone := units.find(split.group(2))):
        unit, rest = alone, split.group(1)
    return bare(rest), unit


def units_in(text: str, units: Units) -> list[Unit]:
    """The units that a list of words names; none when any word is no unit.

    >>> from ceyuan.definitions import load, folder
    >>> [unit.unit for unit in units_in("单位:万元、㎡", load(folder("cn")).units)]
    ['万元', '平方米']
    """
    words = [word for word in _LIST.split(_UNIT_LABEL.sub("", folded(text))) if word]
    found = [units.find(word) for word in words]
    return [unit for unit in found if unit] if all(found) else []
