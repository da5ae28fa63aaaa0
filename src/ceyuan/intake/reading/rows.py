"""Reading rows: from the texts of a table to what the ledger keeps, with a column of faults for each column of cells."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from ceyuan.definitions import Column, Dataset
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds import Cells, Reader, Readers
from ceyuan.intake.kinds.cells import Faults
from ceyuan.intake.kinds.classify import classified
from ceyuan.intake.kinds.dtype import types_of
from ceyuan.intake.kinds.place import located
from ceyuan.intake.kinds.text import text
from ceyuan.intake.layout import Table
from ceyuan.intake.reading.fill import filled_column
from ceyuan.intake.sheets.sheet import text_column

_DAMAGED = np.isin(np.arange(256), [fault for fault in CellFault if fault.name.startswith("CREDIT_CODE") and fault.level == "fault"])
"""Whether each number of a fault is that of a code that is wrong, and may be kept as it was written."""


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
        self._written = text(readers.words)
        self._stated = {name: self._read_once(table.dataset.column(name), said) for name, said in table.stated.items()}

    def read(self, texts: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, Faults]]:
        """Read n rows of the sheet's texts.

        Returns:
            The columns of the dataset, and for each that has any the faults of its n cells.
        """
        cells = {column.name: self._cells(column, texts) for column in self.dataset.columns}
        for column in self.dataset.columns:
            cells[column.name] = self._found_elsewhere(column, cells)
            if column.damaged_in and column.name in self._bound:
                cells |= self._damaged(column, cells[column.name], texts[self._bound[column.name][0]])
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

    def _damaged(self, column: Column, own: Cells, texts: pl.Series) -> dict[str, Cells]:
        """The cells of a code with damaged ones taken out, and those of the column in which they are kept as they were written."""
        assert column.damaged_in is not None
        damaged = pl.Series(_DAMAGED[own.faults])
        kept = self._written(texts).values
        mended = Cells(own.values, np.where(damaged.to_numpy(), np.uint8(CellFault.CREDIT_CODE_DAMAGED), own.faults))
        return {column.name: mended, column.damaged_in: Cells.right(kept.set(~damaged, None))}

    def _read_once(self, column: Column, said: str) -> pl.Series:
        unit = self._readers.definitions.units.find(column.unit) if column.unit else None
        return self._readers.reader(column, unit)(pl.Series([said])).values
