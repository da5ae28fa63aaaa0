"""Rows of totals against the rows that they sum. They check the file; they are never counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.layout import Binding
from ceyuan.intake.plan import TotalCheck
from ceyuan.intake.reading.faults import NO_FAULTS, fault_frame
from ceyuan.intake.reading.harvest import Harvest
from ceyuan.intake.reading.slip import CELLS
from ceyuan.intake.reading.special import Special
from ceyuan.intake.reading.stream import TableReading
from ceyuan.intake.sheets import cell

_DECIMALS = r"\.(\d*)"


@dataclass(frozen=True, slots=True)
class _TotalRow:
    """A row of totals: its number, its texts, and the rows it may sum: any one of the spans may be meant."""

    row: int
    texts: list[str | None]
    spans: list[tuple[int, int]]


def check_totals(harvest: Harvest) -> tuple[TotalCheck, ...]:
    """Every total of a file against its rows."""
    return tuple(check for reading in harvest.readings for check in _checked(reading, harvest))


def total_faults(harvest: Harvest, checks: tuple[TotalCheck, ...]) -> pl.DataFrame:
    """The totals that do not add up, as warnings at their cells."""
    wrong = [check for check in checks if not check.agrees]
    if not wrong:
        return NO_FAULTS
    return fault_frame(
        pl.Series([check.sheet for check in wrong]),
        pl.Series([check.row for check in wrong]),
        field=pl.Series([check.column for check in wrong]),
        fault=int(CellFault.TOTAL_DIFFERS),
        text=pl.Series([str(check.stated) for check in wrong]),
        hint=pl.Series([str(check.summed) for check in wrong]),
    )


def _checked(reading: TableReading, harvest: Harvest) -> Iterator[TotalCheck]:
    totals = list(_total_rows(reading))
    if not totals:
        return
    sheet = reading.table.sheet.name
    bindings = [b for b in reading.table.bindings if b.column.is_number and b.column.kind != "percent"]
    columns = [binding.column.name for binding in bindings]
    rows = harvest.records.filter(pl.col("_sheet") == sheet).select("_row", *columns).collect()
    for total in totals:
        for binding in bindings:
            if check := _check(total, binding, reading, rows):
                yield check


def _total_rows(reading: TableReading) -> Iterator[_TotalRow]:
    """The rows of totals: 合计 sums the whole sheet, 小计 the rows since the last one above it, or up to the next one below."""
    special = [slip.special for slip in reading.slips if slip.special.height]
    if not special:
        return
    rows = pl.concat(special).filter(pl.col("special").is_in([Special.TOTAL, Special.SUBTOTAL])).sort("_row")
    cuts = [0, *rows["_row"], reading.table.sheet.rows + 1]
    for nth, (row, kind, texts) in enumerate(rows.select("_row", "special", CELLS).iter_rows(), start=1):
        whole = (0, max(cuts))
        spans = [whole] if kind == Special.TOTAL else [(cuts[nth - 1], row), (row, cuts[nth + 1])]
        yield _TotalRow(row, texts, spans)


def _check(total: _TotalRow, binding: Binding, reading: TableReading, rows: pl.DataFrame) -> TotalCheck | None:
    """One cell of a row of totals; None where it is empty or no number."""
    text = total.texts[binding.header.column]
    stated = reading.readers.reader(binding.column, binding.unit)(pl.Series([text], dtype=pl.String)).values.item()
    if stated is None:
        return None
    sums = [_sum(rows, binding.column.name, span) for span in total.spans]
    summed = min(sums, key=lambda found: abs(found - stated))
    allowed = _half_last_place(str(text), binding) + Decimal(rows.height) * Decimal(1).scaleb(-binding.column.scale) / 2
    sheet = reading.table.sheet.name
    agrees = abs(summed - stated) <= (0 if binding.column.kind == "integer" else allowed)
    where = cell(sheet, binding.letter, total.row)
    return TotalCheck(where, sheet, total.row, binding.column.name, Decimal(stated), summed, agrees)


def _sum(rows: pl.DataFrame, column: str, span: tuple[int, int]) -> Decimal:
    inside = rows.filter(pl.col("_row").is_between(*span, closed="none"))
    return Decimal(inside[column].sum() or 0)


def _half_last_place(text: str, binding: Binding) -> Decimal:
    """Half of what the last printed digit of a total is worth."""
    decimals = pl.Series([text]).str.extract(_DECIMALS).str.len_chars().item() or 0
    factor = binding.unit.factor if binding.unit else Decimal(1)
    return Decimal(5).scaleb(-decimals - 1) * factor
