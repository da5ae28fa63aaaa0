"""Reading rows: from the texts of a table to what the ledger keeps, with a column of faults for each column of cells."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ceyuan.definitions import Column, Dataset
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds import Cells, Reader, Readers
from ceyuan.intake.kinds.cells import Faults
from ceyuan.intake.kinds.classify import classified
from ceyuan.intake.kinds.dtype import types_of
from ceyuan.intake.kinds.place import located
from ceyuan.intake.layout import Table
from ceyuan.intake.reading.fill import filled_column
from ceyuan.intake.sheets.sheet import text_column


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, readers: Readers) -> None:
        self.dataset: Dataset = table.dataset
        self._readers = readers
        self._types = types_of(table.dataset)
        self._bound: dict[str, tuple[str, Reader]] = {
            b.column.name: (filled_column(b) if b.column.fill_down else text_column(b.header.column), readers.reader(b.column, b.unit))
            for b in table.bindings
        }
        self._stated = {name: self._read_once(table.dataset.column(name), text) for name, text in table.stated.items()}

    def read(self, texts: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, Faults]]:
        """Read n rows of the sheet's texts.

        Returns:
            The columns of the dataset, and for each that has any the faults of its n cells.
        """
        cells = {column.name: self._cells(column, texts) for column in self.dataset.columns}
        for column in self.dataset.columns:
            cells[column.name] = self._found_elsewhere(column, cells)
        values = pl.DataFrame([cells[column.name].values.alias(column.name) for column in self.dataset.columns])
        return values, {name: read.faults for name, read in cells.items() if read.faults.any()}

    def _cells(self, column: Column, texts: pl.DataFrame) -> Cells:
        if column.name not in self._bound:
            value = self._stated.get(column.name, pl.Series([None], dtype=self._types[column.name]))
            return Cells.right(value.new_from_index(0, texts.height))
        source, read = self._bound[column.name]
        cells = read(texts[source])
        if column.presence != "row" or not cells.values.null_count():
            return cells
        return cells.marked(cells.values.is_null(), CellFault.VALUE_MISSING)

    def _found_elsewhere(self, column: Column, cells: Mapping[str, Cells]) -> Cells:
        """The cells, with what an address or a text says where they say nothing."""
        own = cells[column.name]
        source = cells[column.locate or column.classify or column.name].values
        if column.locate:
            return Cells(located(own.values, source, self._readers.places, self._readers.on), own.faults)
        tracks = self._readers.definitions.track_list
        if column.classify and tracks and column.list == "tracks":
            return Cells(classified(own.values, source, tracks), own.faults)
        return own

    def _read_once(self, column: Column, text: str) -> pl.Series:
        unit = self._readers.definitions.units.find(column.unit) if column.unit else None
        return self._readers.reader(column, unit)(pl.Series([text])).values
