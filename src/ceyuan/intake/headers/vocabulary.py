"""The headers under which the columns of a dataset may come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ceyuan.definitions import Dataset, Unit, Units
from ceyuan.intake.headers.cell import HeaderCell, read_header
from ceyuan.intake.words import Words

SKIPPED = ""
"""What a header means that is known and not received, such as 序号."""


@dataclass(frozen=True, slots=True)
class HeaderVocabulary:
    """The headers of one dataset.

    Attributes:
        columns: header, bare → name of the column, or `SKIPPED`.
        units: the units that a header may carry.
    """

    columns: Mapping[str, str]
    units: Units

    @classmethod
    def of(cls, dataset: Dataset, units: Units, words: Words, year: int | None = None) -> HeaderVocabulary:
        """The headers of a dataset in the files of a year; where two columns share one, the first has it."""
        known = {read_header(word, units)[0]: SKIPPED for word in (*words.row_number, *words.remark, SOURCE_ROW)}
        written = [(header, column.name) for column in dataset.columns for header in column.headers(year)]
        return cls(known | {read_header(header, units)[0]: name for header, name in reversed(written)}, units)

    def meaning(self, header: HeaderCell) -> tuple[str | None, Unit | None]:
        """The column that a header means, None when it is not known, and the unit it carries.

        A header of several rows is known by all of them together, by the lowest two, by the lowest, or by the highest alone.
        """
        units = [unit for part in header.parts if (unit := read_header(part, self.units)[1])]
        unit = units[-1] if units else None
        for reading in dict.fromkeys(_readings(header.parts)):
            name, own = read_header(reading, self.units)
            if name in self.columns:
                return self.columns[name], own or unit
        return None, unit


SOURCE_ROW = "原文件行号"
"""The header of the column with which a quarantine workbook remembers where its rows came from."""


def _readings(parts: tuple[str, ...]) -> Iterator[str]:
    yield "".join(parts)
    yield "".join(parts[-2:])
    yield parts[-1]
    yield parts[0]
