"""The reader of each column: its kind, its unit in this sheet, and the words that it may hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

import polars as pl

from ceyuan.definitions import CodeList, Column, Dataset, Definitions, Tracks, Unit
from ceyuan.definitions.place_aliases import place_aliases
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds import boolean, category, credit_code, integer, period, place, text
from ceyuan.intake.kinds import date as dates
from ceyuan.intake.kinds.cells import Cells, Reader
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.dtype import types_of
from ceyuan.intake.kinds.number import NumberForm, number
from ceyuan.intake.kinds.vocabulary import Vocabulary
from ceyuan.intake.words import Words
from ceyuan.values.place import Alias, PlaceMatcher

TRACKS = "tracks"
_MULTIPLES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
"""Multiples that may stand before a unit or for it (60万) → powers of ten."""


@dataclass(frozen=True)
class Readers:
    """Makes readers for the columns of one dataset.

    Attributes:
        definitions: of the city.
        dataset: whose columns are read.
        on: the day that the file speaks of, which decides between names of places; None when it is not known.
        epoch: day 0 of the serial numbers of dates in this workbook.
    """

    definitions: Definitions
    dataset: Dataset
    on: date | None = None
    epoch: date = dates.EPOCH_1900

    @cached_property
    def _made(self) -> dict[tuple[str, str | None], Reader]:
        """The readers made so far: a workbook asks for the same in every sheet."""
        return {}

    @cached_property
    def words(self) -> Words:
        """The words that are not values."""
        return Words.of(self.definitions)

    @cached_property
    def _cleaner(self) -> Cleaner:
        return Cleaner.of(self.words)

    @cached_property
    def places(self) -> PlaceMatcher:
        """What finds places by name and address."""
        return PlaceMatcher(self._aliases)

    @cached_property
    def districts(self) -> dict[str, str]:
        """The names of districts and functional areas that stand in texts → the code of each."""
        entries = self.definitions.places.districts if self.definitions.places else ()
        inside = {entry.code for entry in entries}
        names = [alias for alias in self._aliases if alias.use == "name" and alias.code in inside and not alias.text.isascii()]
        return place.only_names(names)

    @cached_property
    def _aliases(self) -> tuple[Alias, ...]:
        return place_aliases(self.definitions.places) if self.definitions.places else ()

    @cached_property
    def _plain_places(self) -> dict[str, str]:
        """The words that name one place and nothing else: 全市 is a place, and a row of totals."""
        totals = self.words.total | self.words.subtotal
        return {text: code for text, code in place.only_names(self._aliases).items() if text not in totals}

    def reader(self, column: Column, unit: Unit | None) -> Reader:
        """The reader of a column whose cells are in that unit, bounds included."""
        key = (column.name, unit.unit if unit else None)
        if key not in self._made:
            self._made[key] = self._make(column, unit)
        return self._made[key]

    def _make(self, column: Column, unit: Unit | None) -> Reader:
        make: dict[str, Callable[[], Reader]] = {
            "text": lambda: text.text(self.words),
            "name": lambda: text.text(self.words),
            "code": lambda: text.code(self.words, column.pattern, refuses=column.pattern_level == "fault"),
            "credit_code": lambda: credit_code.credit_code(self._cleaner),
            "category": lambda: self._category(column),
            "place": lambda: place.place(self.places, self._plain_places, self._cleaner, self.on),
            "date": lambda: dates.day(self._cleaner, self.epoch),
            "period": lambda: period.period(self.dataset.cadence, self._cleaner),
            "boolean": lambda: boolean.boolean(self.words, self._cleaner),
            "integer": lambda: integer.integer(self._units(column), unit.factor if unit else Decimal(1), self._cleaner),
        }
        read = make[column.kind]() if column.kind in make else number(self._form(column, unit), self._cleaner)
        return _bounded(read, column) if column.is_number else read

    def place_or_name(self, text: str) -> str:
        """The code of the place that a text names, else the text."""
        code: str | None = self.places.match(pl.Series([text]), self.on)["code"].item()
        return code or text

    def vocabulary(self, column: Column) -> Vocabulary:
        """The words of a category."""
        return Vocabulary.of(self._list(column))

    def _list(self, column: Column) -> CodeList | Tracks:
        tracks = self.definitions.track_list
        if column.list == TRACKS and tracks:
            return tracks
        return self.definitions.lists[str(column.list)]

    def _category(self, column: Column) -> Reader:
        named = self._list(column)
        return category.category(Vocabulary.of(named), self._cleaner, is_open=isinstance(named, CodeList) and named.is_open)

    def _form(self, column: Column, unit: Unit | None) -> NumberForm:
        kept = types_of(self.dataset)[column.name]
        assert isinstance(kept, pl.Decimal)
        return NumberForm(
            precision=int(kept.precision or 0),
            scale=kept.scale,
            factor=unit.factor if unit else Decimal(1),
            units=self._units(column),
            foreign=tuple(sorted(self.words.foreign_currency)) if column.kind == "money" else (),
        )

    def _units(self, column: Column) -> dict[str, Decimal]:
        """The unit words that a cell of the column may carry, with multiples before them or alone."""
        kind = {"integer": "count", "decimal": "count"}.get(column.kind, column.kind)
        own = self.definitions.units.find(column.unit) if column.unit else None
        alike = [u for u in self.definitions.units.entries if (u.base == own.base if own and u.kind != "count" else u.kind == kind)]
        words = {"": Decimal(1)} | {word: u.factor for u in alike for word in (u.unit, *u.aliases)}
        multiplied = {f"{many}{word}": factor.scaleb(power) for many, power in _MULTIPLES.items() for word, factor in words.items()}
        return {word: factor for word, factor in (multiplied | words).items() if word}


def _bounded(read: Reader, column: Column) -> Reader:
    if column.minimum is None and column.maximum is None:
        return read

    def bounded(texts: pl.Series) -> Cells:
        cells = read(texts)
        for bound, outside in ((column.minimum, pl.Series.__lt__), (column.maximum, pl.Series.__gt__)):
            if bound is not None:
                cells = cells.marked(outside(cells.values, bound), CellFault.OUT_OF_RANGE)
        return cells

    return bounded
