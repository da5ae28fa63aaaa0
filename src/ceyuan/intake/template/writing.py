"""Values of the ledger as clerks write them, and the values that a cell may take: the reverse of the readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from ceyuan.definitions import Column, Dataset, Definitions
from ceyuan.errors import Lang
from ceyuan.intake.kinds.readers import TRACKS
from ceyuan.intake.period_of import period_holding

_YES, _NO = "是", "否"


@dataclass(frozen=True)
class Writing:
    """How the values of a dataset are written.

    Attributes:
        definitions: the city's.
        dataset: whose values they are.
        lang: of headers.
    """

    definitions: Definitions
    dataset: Dataset
    lang: Lang

    def header(self, column: Column) -> str:
        """The header of a column, with its unit: `建成面积（万平方米）`."""
        unit = "%" if column.kind == "percent" else column.unit if column.kind in ("money", "area") else None
        return f"{column.label[self.lang]}（{unit}）" if unit else column.label[self.lang]

    def written(self, column: Column, value: Any) -> object:
        """A value as it stands in a cell: money in the column's unit, a place by its name."""
        match column.kind:
            case "boolean":
                return _YES if value else _NO
            case "period":
                return period_holding(value, self.dataset.cadence).label()
            case "place" | "category":
                return self._labels(column).get(str(value), value)
            case "money" | "area" | "decimal" | "percent" | "integer":
                unit = self.definitions.units.find(column.unit) if column.unit else None
                return Decimal(value) / unit.factor if unit and unit.factor != 1 else value
        return value

    def choices(self, column: Column) -> list[str]:
        """The values that a cell may take, where they are few; none for a cell that takes anything."""
        if column.kind == "boolean":
            return [_YES, _NO]
        if column.kind == "place" and self.definitions.places:
            return [entry.label.zh for entry in self.definitions.places.districts]
        return list(self._labels(column).values()) if column.kind == "category" else []

    def _labels(self, column: Column) -> Mapping[str, str]:
        """Code → what it is called."""
        return self._places if column.kind == "place" else self._lists.get(str(column.list), {})

    @cached_property
    def _places(self) -> dict[str, str]:
        return {entry.code: entry.label.zh for entry in self.definitions.places.entries} if self.definitions.places else {}

    @cached_property
    def _lists(self) -> dict[str, dict[str, str]]:
        found = {name: {entry.code: entry.label.zh for entry in entries.entries} for name, entries in self.definitions.lists.items()}
        tracks = self.definitions.track_list
        return found | {TRACKS: {track.code: track.label.zh for track in tracks.entries} if tracks else {}}
