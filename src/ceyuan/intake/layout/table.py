"""A table found in a sheet: its columns bound to those of a dataset, the values stated around it, and every fault of its header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ceyuan.definitions import Column, Dataset, Unit
from ceyuan.errors import Fault
from ceyuan.intake.headers import HeaderCell, HeaderVocabulary
from ceyuan.intake.headers.vocabulary import SOURCE_ROW
from ceyuan.intake.kinds import Readers
from ceyuan.intake.layout import header_faults as faults
from ceyuan.intake.layout.header import Header, find_header
from ceyuan.intake.layout.header_faults import HeaderPlaces
from ceyuan.intake.layout.stated import Sources, stated
from ceyuan.intake.layout.titles import Surroundings, surroundings
from ceyuan.intake.layout.units import SheetUnits
from ceyuan.intake.sheets import Sheet, letter
from ceyuan.intake.sheets.sheet import Row


@dataclass(frozen=True, slots=True)
class Binding:
    """A column of a dataset and where a sheet has it.

    Attributes:
        column: the dataset's column.
        header: its header in the sheet.
        unit: the unit of its cells; None for a column without.
    """

    column: Column
    header: HeaderCell
    unit: Unit | None

    @property
    def letter(self) -> str:
        """The column as Excel names it."""
        return letter(self.header.column)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a sheet.

    Attributes:
        sheet: where it is.
        dataset: what it is of.
        header: its header.
        around: titles and footers.
        bindings: its columns, in the order of the dataset.
        stated: field → value stated around it, as text.
        source_rows: the sheet's column that says where the rows of a mended file came from; None in an ordinary one.
        faults: what is wrong with its header; a table with faults is not read.
    """

    sheet: Sheet
    dataset: Dataset
    header: Header
    around: Surroundings
    bindings: tuple[Binding, ...]
    stated: Mapping[str, str]
    source_rows: int | None
    faults: tuple[Fault, ...]

    @property
    def first_row(self) -> int:
        """The first row of data, as Excel counts it."""
        return self.header.last_row + 1


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sheet is laid out with.

    Attributes:
        readers: of the dataset that it is taken for.
        vocabulary: the dataset's headers.
        file: the file's name.
        told: column → what the receiver says it is.
    """

    readers: Readers
    vocabulary: HeaderVocabulary
    file: str
    told: Mapping[str, str]


def lay_out(sheet: Sheet, setting: Setting) -> Table | None:
    """Find the table of a dataset in a sheet; None where no header of it is."""
    dataset = setting.readers.dataset
    header = find_header(sheet, dataset, setting.vocabulary)
    if header is None:
        return None
    around = surroundings(sheet, header.first_row, setting.vocabulary.units, setting.readers.words)
    units = SheetUnits(header, around, setting.vocabulary.units)
    found = header.match.found
    bindings = tuple(Binding(c, found[c.name], units.of(c, found[c.name])) for c in dataset.columns if c.name in found)
    sources = Sources(around, sheet.name, setting.file.rpartition(".")[0] or setting.file, setting.told)
    values = {c.name: value for c in dataset.columns if c.name not in found and (value := stated(c, sources, setting.readers))}
    where = HeaderPlaces(setting.file, sheet.name)
    problems = (*_header_faults(header, dataset, values, where), *_nameless(sheet, header, where))
    problems += tuple(fault for binding in bindings for fault in units.faults(binding.column, binding.header, where))
    marked = next((cell.column for cell in header.match.skipped if SOURCE_ROW in cell.parts), None)
    return Table(sheet, dataset, header, around, bindings, values, marked, problems)


def _header_faults(header: Header, dataset: Dataset, values: Mapping[str, str], where: HeaderPlaces) -> Iterator[Fault]:
    absent = [c for c in dataset.columns if c.name not in header.match.found and c.name not in values and c.presence != "optional"]
    row = where(HeaderCell(0, header.last_row, ()))
    yield from faults.unknown_headers(header.match, dataset, where)
    yield from faults.repeated_headers(header.match, where)
    yield from faults.missing_headers((c for c in absent if not c.stated_in), dataset, row)
    yield from faults.unstated((c for c in absent if c.stated_in), row)


def _nameless(sheet: Sheet, header: Header, where: HeaderPlaces) -> Iterator[Fault]:
    """Columns without a header in which most records hold something; a lone cell is a slip of its row."""
    match = header.match
    named = {cell.column for cell in (*match.found.values(), *match.unknown, *match.repeated, *match.skipped)}
    bound = {cell.column for cell in match.found.values()}
    records = [filled for row in sheet.head[header.last_row :] if 2 * len(bound & (filled := _filled(row))) > len(bound)]
    for column in range(sheet.width):
        if column not in named and 2 * sum(column in filled for filled in records) > len(records):
            yield faults.nameless_column(where(HeaderCell(column, header.last_row, ())))


def _filled(row: Row) -> set[int]:
    return {column for column, cell in enumerate(row) if cell and cell.strip()}
