"""What stands around a table: titles, the row of units, who filed it and for when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ceyuan.definitions import Column, Unit, Units
from ceyuan.intake.headers.cell import folded, units_in
from ceyuan.intake.kinds.period_text import find_period
from ceyuan.intake.sheets import Sheet, letter
from ceyuan.intake.words import Words
from ceyuan.values import Period


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a table.

    Attributes:
        titles: cell → text above the header.
        texts: the texts above and below it, titles first.
        units: kind of unit → the unit that the row of units gives, with its cell.
        filer: who filed it, as written.
    """

    titles: Mapping[str, str]
    texts: tuple[str, ...]
    units: Mapping[str, tuple[Unit, str]]
    filer: str | None


def surroundings(sheet: Sheet, header_row: int, units: Units, words: Words) -> Surroundings:
    """Read what stands above and below the table whose header begins at that row."""
    titles = dict(_titles(sheet, header_row))
    below = [cell for row in sheet.tail for cell in row if cell and _LABELLED.search(folded(cell))]
    texts = (*titles.values(), *below)
    return Surroundings(titles, texts, _row_of_units(titles, units, words), _labelled(texts, words.filer, is_unit_word=units))


_LABELLED = re.compile(r"[^:\d]:")


def _titles(sheet: Sheet, header_row: int) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(sheet.head[: header_row - 1], start=1):
        for column, cell in enumerate(row):
            if cell and cell.strip():
                yield f"{letter(column)}{number}", cell.strip()


def _row_of_units(titles: Mapping[str, str], units: Units, words: Words) -> dict[str, tuple[Unit, str]]:
    """The units that `单位：万元、平方米` gives; `单位：` before the name of an office gives none."""
    found: dict[str, tuple[Unit, str]] = {}
    for where, text in titles.items():
        for stated in _stated(text, words.unit):
            for unit in units_in(stated, units):
                found.setdefault(unit.kind, (unit, where))
    return found


def _labelled(texts: Iterable[str], labels: Iterable[str], is_unit_word: Units) -> str | None:
    """What follows the first of the labels and a colon, when it is no unit."""
    for text in texts:
        for stated in _stated(text, labels):
            if not units_in(stated, is_unit_word):
                return stated
    return None


def _stated(text: str, labels: Iterable[str]) -> Iterator[str]:
    """What follows each of the labels and a colon, up to a blank that another label follows."""
    pattern = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    for match in re.finditer(rf"(?:^|[\s(（])(?:{pattern})\s*[:：]\s*(.+?)(?=\s{{2,}}|\s+[^\s:：]{{2,8}}[:：]|[)）]|$)", text):
        yield match.group(1).strip()


def stated_text(column: Column, texts: Iterable[str]) -> str | None:
    """The value of a text column that stands beside its label in a title: `填报人：张三`."""
    return next((stated for text in texts for stated in _stated(text, column.headers())), None)


def stated_period(texts: Iterable[str]) -> Period | None:
    """The period that the first text which states one states."""
    return next((period for text in texts if (period := find_period(text))), None)
