"""Judging rows: the texts of a batch become values, faults, broken rules and rows that are no records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from ceyuan.definitions import Check
from ceyuan.errors import SourceError
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds import Readers
from ceyuan.intake.kinds.cells import Faults
from ceyuan.intake.kinds.plain import text_sizes
from ceyuan.intake.layout import Table
from ceyuan.intake.limits import Limits
from ceyuan.intake.reading.checks import broken, looks_around
from ceyuan.intake.reading.rows import RowReader
from ceyuan.intake.reading.special import Special, SpecialRows
from ceyuan.intake.refusal import refusal
from ceyuan.intake.sheets import cell
from ceyuan.intake.sheets.sheet import ROW, text_column

NO_ROWS = pl.DataFrame()
WHOLE_ROW = ""
"""Stands for the field of a fault that is no cell's."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows judged.

    Attributes:
        texts: n records as the sheet has them.
        values: what the ledger keeps of them.
        faults: field → the faults of its n cells.
        broken: rule → whether each row breaks it.
        special: the rows that are no records: `_row`, `special`, and their texts.
    """

    texts: pl.DataFrame
    values: pl.DataFrame
    faults: Mapping[str, Faults]
    broken: Mapping[str, pl.Series]
    special: pl.DataFrame

    def refused(self, rules: Mapping[str, Check]) -> pl.Series:
        """The records that do not enter."""
        return self._marked([_REFUSES[faults] for faults in self.faults.values()], [n for n in self.broken if rules[n].level == "fault"])

    def remarked(self) -> pl.Series:
        """The records of which there is anything to say."""
        return self._marked([faults != 0 for faults in self.faults.values()], list(self.broken))

    def _marked(self, cells: list[np.ndarray], rules: list[str]) -> pl.Series:
        found = np.zeros(self.values.height, dtype=np.bool_)
        for mask in (*cells, *(self.broken[name].to_numpy() for name in rules)):
            found |= mask
        return pl.Series(found)


class Judge:
    """Judges the rows of one table; may be called from several threads at once."""

    def __init__(self, table: Table, readers: Readers, limits: Limits) -> None:
        self._table, self._limits = table, limits
        self._rows = RowReader(table, readers)
        self._special = SpecialRows.of(table, readers.words)
        self._rules = [check for check in table.dataset.checks if not looks_around(check)]
        self._broken = [broken(check).alias(check.check) for check in self._rules]
        self._by_name = {check.check: check for check in self._rules}
        self._bound = [text_column(binding.header.column) for binding in table.bindings]
        self._required = [text_column(b.header.column) for b in table.bindings if b.column.presence == "row"]
        self._beyond = _beyond(table)

    def __call__(self, texts: pl.DataFrame) -> Judged:
        """Judge rows of the sheet's texts.

        Raises:
            SourceError: a cell holds more than any cell may.
        """
        judged = self._read(self._filled(self._below_header(texts)))
        suspects = judged.refused(self._by_name) | self._like_headers(judged.texts)
        return self._without_special(judged, suspects) if suspects.any() else judged

    def _below_header(self, texts: pl.DataFrame) -> pl.DataFrame:
        first = self._table.first_row
        rows = texts[ROW]
        return texts.filter(rows >= first) if texts.height and rows[0] < first else texts

    def _refuse_giants(self, texts: pl.DataFrame) -> None:
        limit = self._limits.cell_characters
        for name, binding in zip(self._bound, self._table.bindings, strict=True):
            sizes = texts[name].str.len_chars()
            if (sizes.max() or 0) > limit:  # type: ignore[operator]  # whole numbers
                row = int(texts[ROW][int(sizes.arg_max() or 0)])
                zh, en = f"单元格超过 {limit} 个字", f"The cell holds more than {limit} characters"
                raise SourceError(refusal("oversized-cell", zh, en, cell(self._table.sheet.name, binding.letter, row)))

    def _filled(self, texts: pl.DataFrame) -> pl.DataFrame:
        """The rows in which any cell of the table holds something; a cell that holds too much stops the file."""
        sizes = {name: text_sizes(texts[name]) for name in self._bound}
        if max(int(each.max(initial=0)) for each in sizes.values()) > self._limits.cell_characters:
            self._refuse_giants(texts)
        if any(not texts[name].null_count() and sizes[name].all() for name in self._required):
            return texts
        return texts.filter(pl.any_horizontal(pl.col(name).str.contains(r"[^\s\p{Z}]") for name in self._table.sheet.columns))

    def _read(self, texts: pl.DataFrame) -> Judged:
        values, faults = self._rows.read(texts)
        if any(texts[name].null_count() < texts.height for name in self._beyond):
            there = texts.select(pl.any_horizontal(pl.col(self._beyond).is_not_null())).to_series()
            faults = {**faults, WHOLE_ROW: there.to_numpy().astype(np.uint8) * np.uint8(CellFault.TOO_MANY_CELLS)}
        rules = values.select(self._broken)
        return Judged(texts, values, faults, {rule.name: rule for rule in rules.iter_columns() if rule.any()}, NO_ROWS)

    def _like_headers(self, texts: pl.DataFrame) -> pl.Series:
        """The rows whose first cell repeats its header: they may be records of a table that holds texts only."""
        header, cells = self._table.bindings[0].header.parts[-1], texts[self._bound[0]]
        if not (text_sizes(cells) == len(header.encode())).any():
            return pl.Series([False]).new_from_index(0, texts.height)
        return (cells == header).fill_null(value=False)

    def _without_special(self, judged: Judged, suspects: pl.Series) -> Judged:
        told = self._special.told(judged.texts.filter(suspects))
        if (told == Special.RECORD).all():
            return judged
        kinds = pl.Series([int(Special.RECORD)], dtype=pl.UInt8).new_from_index(0, judged.texts.height)
        kinds = kinds.scatter(suspects.arg_true(), told)
        records = kinds == Special.RECORD
        mask = records.to_numpy()
        return Judged(
            judged.texts.filter(records),
            judged.values.filter(records),
            {name: faults[mask] for name, faults in judged.faults.items() if faults[mask].any()},
            {name: rows.filter(records) for name, rows in judged.broken.items()},
            judged.texts.with_columns(kinds.alias("special")).filter(~records),
        )


def _beyond(table: Table) -> list[str]:
    """The columns right of the header in a text table: a row that has them was cut in the wrong places."""
    if table.sheet.path is None:
        return []
    match = table.header.match
    last = max(cell.column for cell in (*match.found.values(), *match.skipped))
    return [text_column(at) for at in range(last + 1, table.sheet.width + 1)]


def _refuses() -> np.ndarray:
    refuses = np.ones(256, dtype=np.bool_)
    refuses[[fault for fault in CellFault if fault is CellFault.NONE or fault.level == "warning"]] = False
    return refuses


_REFUSES = _refuses()
"""Whether each number of a fault refuses its row."""
