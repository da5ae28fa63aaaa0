"""Reading a table: a figure has its subject from title, row and column, its unit from the header, its place from the row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.columns import Column, is_empty, is_number
from ceyuan.bulletins.doubts import flags
from ceyuan.bulletins.layout import Cell, Grid
from ceyuan.bulletins.moments import Calendar
from ceyuan.bulletins.places import Gazetteer, Setting
from ceyuan.bulletins.survey import Row, Survey, survey
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.values.quantity import Quantity

_FRACTION_DECIMALS = 3
_USUAL_FRACTION = Decimal("1.5")
_HUNDRED = Decimal(100)
_BRACKETS = re.compile(r"[（(]([^（）()]*)[)）]")
_SIGNS = "+-↑↓▲▼"
_FALLS = re.compile(r"[↓▼-]")


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says of all its figures; `label` is empty where it only names the place."""

    label: str
    place: str
    unit: str


@dataclass(frozen=True, slots=True)
class Side:
    """What a column says of all its figures.

    Attributes:
        column: as read from the header.
        noun: the measured side, without expressions of time.
        period, basis: of its figures.
        factor: what brings its rates to %: 100 for a column of fractions.
    """

    column: Column
    noun: str
    period: str
    basis: str
    factor: Decimal


class TableReader:
    """Reads the tables of one text."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer, setting: Setting, calendar: Calendar) -> None:
        self._words = vocabulary
        self._gazetteer = gazetteer
        self._setting = setting
        self._calendar = calendar

    def read(self, grid: Grid, period: str, stated: Collection[Decimal]) -> Iterator[Claim | Unread]:
        """The claims of a table, and its numbers without a reading, column by column.

        Args:
            grid: the table as drawn.
            period: of the text around it, for a table that names none.
            stated: the rates of change that the prose states, in %; they tell whether a column gives them as fractions.
        """
        table = survey(grid, self._words)
        lines = self._lines(table)
        period = self._period(table.title) or period
        about = self._words.tables.title.sub("", _blanked(table.title, self._calendar))
        for at, column in enumerate(table.columns):
            if column.content in ("label", "unit", "none"):
                continue
            side = self._side(column, period, _factor(column, [row.texts[at] for row in table.rows], stated))
            for row, line in zip(table.rows, lines, strict=True):
                if not is_empty(row.texts[at]):
                    quantity = self._quantity(row.texts[at], side, _units(column, line, table))
                    yield _cell(row.cells[at], quantity, side, line, self._subject(side, line, about))

    def _period(self, text: str) -> str:
        return next((moment.period for moment in self._calendar.moments(text) if not moment.is_base), "")

    def _side(self, column: Column, period: str, factor: Decimal) -> Side:
        is_yearly = column.content in ("growth", "pp_change") and self._words.bases.search(column.header)
        noun = _blanked(column.noun, self._calendar)
        return Side(column, noun, self._period(column.header) or period, "yoy" if is_yearly else "", factor)

    def _lines(self, table: Survey) -> list[Line]:
        """What the rows say; rows without a place are of the text's own, or of the one that the table's places make up."""
        lines = [self._line(row, table) for row in table.rows]
        places = [line.place for line in lines if line.place]
        is_part = self._setting.default in places
        whole = self._gazetteer.above(self._setting.default, self._setting) if is_part else self._setting.default
        return [replace(line, place=line.place or whole) for line in lines]

    def _line(self, row: Row, table: Survey) -> Line:
        """Label, place and unit of a row."""
        cells = list(zip(table.columns, row.texts, strict=True))
        labels = [self._words.tables.row_marks.sub("", text) for column, text in cells if column.content == "label" and text]
        unit = next((text for column, text in cells if column.content == "unit"), "")
        names = [self._gazetteer.place(text) or (text if self._words.tables.district.fullmatch(text) else "") for text in labels]
        place = next(filter(None, names), "")
        things = [text for text, name in zip(labels, names, strict=True) if not name and not self._words.tables.totals.fullmatch(text)]
        return Line("".join(things[-1:]), place, unit)

    def _subject(self, side: Side, line: Line, about: str) -> str:
        """Title and column for places (各市吸纳技术合同情况, 成交额), row and column for things (电子信息, 成交额)."""
        if not line.label:
            return _joined(about, side.noun)
        is_plain = self._words.tables.plain_header.fullmatch(side.noun)
        return _joined(_BRACKETS.sub("", line.label), "" if is_plain else side.noun)

    def _quantity(self, text: str, side: Side, units: Sequence[str]) -> Quantity | None:
        if not is_number(text):
            return None
        number = Decimal(text.lstrip(_SIGNS).rstrip("%").replace(",", ""))
        number = -number if _FALLS.match(text) else number
        match side.column.content:
            case "growth" | "share":
                return Quantity.of(side.column.content, number * side.factor, "%")
            case "pp_change":
                return Quantity.of("pp_change", number, "百分点")
            case "rank":
                return Quantity.of("rank", number, "位")
        return next((quantity for unit in units if (quantity := self._words.tables.measured(number, unit)) is not None), None)


def _cell(cell: Cell, quantity: Quantity | None, side: Side, line: Line, subject: str) -> Claim | Unread:
    end = cell.start + len(cell.text)
    if quantity is None:
        return Unread(cell.text, cell.start, end)
    return Claim(
        quote=cell.text,
        start=cell.start,
        end=end,
        quantity=quantity,
        unit=quantity.unit,
        subject=subject,
        place=line.place,
        period=side.period,
        basis=side.basis,
        is_cell=True,
        flags=flags(cell.text, quantity),
    )


def _units(column: Column, line: Line, table: Survey) -> list[str]:
    """Where a unit may be said, the nearest first; of several units above a table, none is taken for certain."""
    labelled = _BRACKETS.search(line.label)
    above = table.units[0] if len(table.units) == 1 else ""
    return [unit for unit in (column.unit, line.unit, labelled[1] if labelled else "", above, column.noun, line.label, table.title) if unit]


def _factor(column: Column, texts: Sequence[str], stated: Collection[Decimal]) -> Decimal:
    """100 for a column of fractions (0.371 for 37.1 %), else 1.

    The prose decides where it states some of the rates; else long decimals of a size that is usual for fractions do.
    """
    numbers = [Decimal(text.lstrip(_SIGNS).replace(",", "")) for text in texts if is_number(text) and "%" not in text]
    if column.content not in ("growth", "share") or "%" in column.header or not numbers or len(numbers) < sum(map(is_number, texts)):
        return Decimal(1)
    sizes = {abs(rate) for rate in stated}
    as_fractions = sum(number * _HUNDRED in sizes for number in numbers)
    as_percents = sum(number in sizes for number in numbers)
    if as_fractions != as_percents:
        return _HUNDRED if as_fractions > as_percents else Decimal(1)
    decimals = max(-int(number.as_tuple().exponent) for number in numbers)
    return _HUNDRED if decimals >= _FRACTION_DECIMALS and median(numbers) <= _USUAL_FRACTION else Decimal(1)


def _blanked(text: str, calendar: Calendar) -> str:
    """The text without expressions of time."""
    for moment in reversed(calendar.moments(text)):
        text = text[: moment.start] + text[moment.end :]
    return text


def _joined(first: str, second: str) -> str:
    """吸纳技术合同 and 合同数 are 吸纳技术合同数."""
    shared = next((size for size in range(min(len(first), len(second)), 0, -1) if first.endswith(second[:size])), 0)
    return first + second[shared:]
