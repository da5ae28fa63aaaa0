"""Filing by form: the fields of a dataset as a page asks them, what was filed before as it is written, and the answers as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from ceyuan.definitions import Column, Dataset, Definitions
from ceyuan.errors import Lang
from ceyuan.intake.quarantine import SAFE
from ceyuan.intake.reach import Reach
from ceyuan.intake.template.notes import KINDS
from ceyuan.intake.template.workbook import ALWAYS, sheet_name
from ceyuan.intake.template.writing import Writing
from ceyuan.ledger import Ledger
from ceyuan.values import Bilingual, Period


@dataclass(frozen=True, slots=True)
class Field:
    """A field to fill in.

    Attributes:
        column: of the dataset.
        header: its label with the unit in which it is filled in.
        takes: what it takes, in words.
        choices: what may be chosen; empty where anything may be written.
    """

    column: Column
    header: str
    takes: Bilingual
    choices: tuple[str, ...]

    @property
    def is_required(self) -> bool:
        """Whether it must be filled in."""
        return self.column.presence == "row"

    @property
    def is_long(self) -> bool:
        """Whether it takes sentences."""
        return self.column.kind == "text" and not self.column.personal


def fields(definitions: Definitions, dataset: Dataset, lang: Lang) -> tuple[Field, ...]:
    """The fields of a dataset, in its order."""
    writing = Writing(definitions, dataset, lang)
    return tuple(Field(c, writing.header(c), KINDS[c.kind], tuple(writing.choices(c))) for c in dataset.filled_in)


@dataclass(frozen=True, slots=True)
class Filed:
    """A record of the ledger, as a clerk writes it.

    Attributes:
        entity: the thing.
        period: code of the period that it was filed for.
        reach: whom it is about.
        texts: field → what stands in its cell.
    """

    entity: str
    period: str
    reach: Reach
    texts: Mapping[str, str]


def filed(definitions: Definitions, ledger: Ledger, dataset: Dataset, period: Period) -> dict[str, Filed]:
    """Entity → its last record up to the end of a period, that of the period itself included."""
    if dataset.dataset not in ledger.datasets() or dataset.entity is None:
        return {}
    rows = ledger.relation(dataset.dataset)
    rows = rows.filter(rows["_superseded_by"].isnull(), rows[dataset.period] <= period.end).order_by(dataset.period)
    writing, found = Writing(definitions, dataset, "zh"), {}
    for row in rows.select(*(c.name for c in dataset.columns if c.name in rows.columns)).to_pyarrow().to_pylist():
        texts = {c.name: written(writing, c, row[c.name]) for c in dataset.columns if row.get(c.name) is not None}
        reach = Reach(*(row.get(column) if column else None for column in (dataset.place, dataset.space, None)))
        at = Period.until(row[dataset.period]) if period.size_months == 0 else _same_size(period, row[dataset.period])
        found[str(row[dataset.entity])] = Filed(str(row[dataset.entity]), str(at), reach, texts)
    return found


def written(writing: Writing, column: Column, value: object) -> str:
    """A value of the ledger as text, without zeros that say nothing."""
    shown = writing.written(column, value)
    text = f"{shown:f}" if column.is_number and hasattr(shown, "as_tuple") else str(shown)
    return text.rstrip("0").rstrip(".") if "." in text and column.is_number else text


def _same_size(period: Period, day: object) -> Period:
    """The period of the same size that ends on the day or after."""
    found = period
    while found.start > day:  # type: ignore[operator]  # a date
        found = found.before()
    return found


def write_answers(definitions: Definitions, dataset: Dataset, records: Sequence[Mapping[str, str]], out: Path) -> None:
    """Write what was filled in as a small workbook, one row a record, each answer a text as it was typed.

    Columns that nobody filled in and that need not be there are left out.
    """
    writing = Writing(definitions, dataset, "zh")
    columns = [c for c in dataset.columns if c.presence != "optional" or any(record.get(c.name) for record in records)]
    with xlsxwriter.Workbook(out, SAFE) as book:
        book.set_properties({"created": ALWAYS})
        page = book.add_worksheet(sheet_name(dataset.label.zh))
        for at, column in enumerate(columns):
            page.write_string(0, at, writing.header(column))
            for nth, record in enumerate(records, start=1):
                if text := record.get(column.name):
                    page.write_string(nth, at, text)
