"""Values that stand beside the table instead of in it: the district in the sheet's name, the period in the title or file name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from ceyuan.definitions import Column, Dataset
from ceyuan.intake.kinds import Readers
from ceyuan.intake.kinds.period import fits
from ceyuan.intake.layout.titles import Surroundings, stated_period, stated_text


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a value may be stated.

    Attributes:
        around: titles and footers of the sheet.
        sheet: its name.
        file: the name of the file, without its ending.
        told: column name → what the receiver says it is.
    """

    around: Surroundings
    sheet: str
    file: str
    told: Mapping[str, str]

    def texts(self, column: Column) -> Iterator[tuple[str, ...]]:
        """The texts in which the value of a column may stand, in the order of its definition."""
        for source in column.stated_in:
            match source:
                case "title":
                    yield (self.around.filer or "", *self.around.texts) if column.kind == "place" else self.around.texts
                case "sheet":
                    yield (self.sheet,)
                case "file":
                    yield (self.file,)


def stated(column: Column, sources: Sources, readers: Readers) -> str | None:
    """What the texts around a table say of a column, as its cells would say it; None when nothing does."""
    if column.name in sources.told:
        return sources.told[column.name]
    is_filer = column.name == readers.dataset.filer_column and column.kind == "name" and "title" in column.stated_in
    if is_filer and sources.around.filer:
        return sources.around.filer
    for texts in sources.texts(column):
        if found := stated_in(column, texts, readers):
            return found
    return None


def stated_in(column: Column, texts: tuple[str, ...], readers: Readers) -> str | None:
    """What texts say of a column, as its cells would say it."""
    match column.kind:
        case "period":
            period = stated_period(texts)
            return str(period) if period and fits(period, readers.dataset.cadence) else None
        case "place":
            return next((code for text in texts if (code := named_place(text, readers))), None)
    return stated_text(column, texts)


def named_place(text: str, readers: Readers) -> str | None:
    """The code of the one district that a text names, as a whole or anywhere in it; of names in names the longest counts."""
    whole: str | None = readers.places.match(pl.Series([text]))["code"].item()
    if whole:
        return whole if whole in readers.districts.values() else None
    codes = set()
    for name in sorted(readers.districts, key=len, reverse=True):
        if name in text:
            codes.add(readers.districts[name])
            text = text.replace(name, " ")
    return codes.pop() if len(codes) == 1 else None


def told(dataset: Dataset, period: str | None, filer: str | None) -> dict[str, str]:
    """What the receiver says, by column. A period says nothing of the day on which each record is dated."""
    said = {dataset.filer_column: filer}
    if dataset.column(dataset.period).kind == "period":
        said[dataset.period] = period
    return {column: value for column, value in said.items() if column and value}
