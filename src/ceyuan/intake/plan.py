"""What was understood of a file, and what became of it: answers that a command or a page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from ceyuan.ledger import Batch
from ceyuan.values import Bilingual


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How one sheet was read.

    Attributes:
        name: for a text file its name, as Excel calls its sheet.
        is_hidden: a hidden sheet is received like any other, and said.
        header_rows: the rows of the header, as Excel counts them.
        columns: field → column letter.
        units: field → unit in which the sheet states it.
        titles: cell → text above the header.
        stated: field → value taken from title, sheet or file name, as text.
        rows: rows of data, good and refused.
    """

    name: str
    is_hidden: bool
    header_rows: tuple[int, ...]
    columns: Mapping[str, str]
    units: Mapping[str, str]
    titles: Mapping[str, str]
    stated: Mapping[str, str]
    rows: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dataset that a file may be: the share of its headers that match, 0 to 1."""

    dataset: str
    score: float


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A 合计 or 小计 cell against the rows it sums, both in the unit of the ledger.

    Attributes:
        cell: `sheet!C9`; `sheet` and `row` of it.
        column: the field.
        stated, summed: what the cell says, and what its rows add up to.
        agrees: equal within half of the last printed place.
    """

    cell: str
    sheet: str
    row: int
    column: str
    stated: Decimal
    summed: Decimal
    agrees: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What was understood of a file. Made by `plan` without writing anything, and part of every `Receipt`.

    Attributes:
        dataset: the dataset that it is.
        why: how that was found.
        candidates: the datasets considered, the best first.
        sheets: how each sheet with a table was read.
        skipped: sheet → why it was not read.
        period: code of the period filed for, None for a registry.
        filer: who filed it, None when the file has many.
        mends: the batch whose quarantined rows the file mends, None for an ordinary file.
        rows_good, rows_refused, rows_warned: rows that enter, that do not, and that enter with a remark.
        rows_waiting: good rows that wait because the dataset is accepted whole and others are refused.
        totals: checks of 合计 and 小计.
        faults: every fault and warning: `sheet`, `row`, `column` (letter), `field`, `code`, `level`, `text`, `zh`, `en`.
        sample: the first rows as the ledger would keep them.
        notes: what a person should know (a hidden sheet, cells filled down, a total that does not add up).
    """

    dataset: str
    why: Bilingual
    candidates: tuple[Candidate, ...]
    sheets: tuple[SheetPlan, ...]
    skipped: Mapping[str, Bilingual]
    period: str | None
    filer: str | None
    mends: int | None
    rows_good: int
    rows_refused: int
    rows_warned: int
    rows_waiting: int
    totals: tuple[TotalCheck, ...]
    faults: pl.DataFrame = field(repr=False)
    sample: pl.DataFrame = field(repr=False)
    notes: tuple[Bilingual, ...] = ()

    @property
    def rows(self) -> int:
        """Rows of data in the file."""
        return self.rows_good + self.rows_refused + self.rows_waiting


@dataclass(frozen=True, slots=True)
class Receipt:
    """What receiving a file answers.

    Attributes:
        plan: what was understood; None when the same content had come before.
        batch: the batch that now holds the content.
        already: whether the same content was in the ledger before, so that nothing was written.
        mended: quarantined rows of the batch `plan.mends` that this file put right.
    """

    plan: Plan | None
    batch: Batch
    already: bool
    mended: int = 0
