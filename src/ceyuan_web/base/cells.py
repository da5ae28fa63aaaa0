"""Cells of tables: codes by their labels, sums in the unit of their column, dates and periods as they are said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ceyuan.definitions import Column, Dataset, Definitions
from ceyuan.errors import Lang
from ceyuan.values import Period


@dataclass(frozen=True)
class Head:
    """The head of a column: `unit` stands beside its label."""

    name: str
    label: str
    unit: str
    is_number: bool


@dataclass(frozen=True)
class Cells:
    """Writes the cells of a dataset in one language."""

    definitions: Definitions
    dataset: Dataset
    lang: Lang

    def head(self, name: str) -> Head:
        """Of a column."""
        column = self.dataset.column(name)
        unit = self.definitions.unit(column.unit) if column.unit else None
        words = (unit.unit if self.lang == "zh" else unit.word.en.strip()) if unit else "%" if column.kind == "percent" else ""
        return Head(name, column.label[self.lang], words, column.is_number)

    def text(self, name: str, value: Any) -> str:
        """Of a value."""
        if value is None:
            return ""
        column = self.dataset.column(name)
        if isinstance(value, date):
            is_period = column.kind == "period"
            return Period.months(value, value).label(self.lang) if is_period else value.isoformat()
        if column.is_number:
            return f"{self._in_unit(column, value):,}"
        return self._label(column, str(value))

    def _in_unit(self, column: Column, value: Any) -> Decimal:
        exact = Decimal(value)
        if column.kind in ("money", "area") and column.unit:
            exact = exact / self.definitions.unit(column.unit).factor
        rounded = round(exact, 2) if exact != exact.to_integral() else exact
        return Decimal(f"{rounded.normalize():f}")

    def _label(self, column: Column, code: str) -> str:
        if column.kind == "place" and self.definitions.places and (place := self.definitions.places.find(code)):
            return place.label[self.lang]
        if column.list == "tracks" and self.definitions.track_list and (track := self.definitions.track_list.find(code)):
            return track.label[self.lang]
        entries = self.definitions.lists[column.list].entries if column.list and column.list in self.definitions.lists else ()
        return next((entry.label[self.lang] for entry in entries if entry.code == code), code)
