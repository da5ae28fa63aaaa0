"""The unit of each column of a sheet: of its header, else of the row of units, else of its definition; contradictions are faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.definitions import Column, Unit, Units
from ceyuan.errors import Fault
from ceyuan.intake.headers import HeaderCell
from ceyuan.intake.headers.cell import units_in
from ceyuan.intake.layout.header import Header
from ceyuan.intake.layout.header_faults import HeaderPlaces, contradicting_units, foreign_unit
from ceyuan.intake.layout.titles import Surroundings

_KINDS = {"integer": "count", "decimal": "count"}


@dataclass(frozen=True, slots=True)
class SheetUnits:
    """What a sheet says of units.

    Attributes:
        header: the header, with the row of units below it.
        around: the titles, with the row of units above it.
        units: the table of units.
    """

    header: Header
    around: Surroundings
    units: Units

    def of(self, column: Column, at: HeaderCell) -> Unit | None:
        """The unit of a column; None for one that has none."""
        if not column.is_number:
            return None
        own = self._own(column, at)
        if own and self._fits(column, own):
            return own
        row = self._row(column)
        return row[0] if row else self._declared(column)

    def faults(self, column: Column, at: HeaderCell, where: HeaderPlaces) -> Iterator[Fault]:
        """What is wrong with the unit of a column."""
        own, row = self._own(column, at), self._row(column)
        if not own or not column.is_number:
            return
        if not self._fits(column, own):
            yield foreign_unit(column, own, where(at))
        elif row and row[0].factor != own.factor:
            yield contradicting_units(column, (own, row[0]), where(at), row[1])

    def _own(self, column: Column, at: HeaderCell) -> Unit | None:
        below = units_in(self.header.row_units.get(at.column, ""), self.units)
        return self.header.match.units.get(column.name) or (below[0] if below else None)

    def _row(self, column: Column) -> tuple[Unit, str] | None:
        """The unit that the row of units gives for columns of this kind; counts are not scaled by it."""
        return self.around.units.get(column.kind)

    def _declared(self, column: Column) -> Unit | None:
        return self.units.find(column.unit) if column.unit else None

    def _fits(self, column: Column, unit: Unit) -> bool:
        declared = self._declared(column)
        if declared and declared.kind != "count":
            return unit.base == declared.base
        return unit.kind == _KINDS.get(column.kind, column.kind)
