"""Understanding a file: which dataset it is of, where its tables are, for when and from whom; before any row is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ceyuan.definitions import Dataset, Definitions
from ceyuan.errors import Fault, QuestionError, SourceError, unknown
from ceyuan.intake.choosing import Choice, choose
from ceyuan.intake.delivery import Delivery
from ceyuan.intake.headers import HeaderVocabulary
from ceyuan.intake.kinds import Readers
from ceyuan.intake.kinds.period import fits
from ceyuan.intake.layout import Setting, Table, lay_out
from ceyuan.intake.layout.header import find_header
from ceyuan.intake.layout.stated import told
from ceyuan.intake.layout.titles import stated_period
from ceyuan.intake.limits import Limits
from ceyuan.intake.plan import Candidate
from ceyuan.intake.refusal import refusal
from ceyuan.intake.sheets import Sheet, open_sheets
from ceyuan.intake.sniff import sniff
from ceyuan.intake.words import Words
from ceyuan.values import Bilingual, Period

_FEW = 2  # a sheet that knows less than one in so many of the headers that another has is no table


@dataclass(frozen=True, slots=True)
class Understanding:
    """A file understood.

    Attributes:
        file: its name.
        choice: the dataset and why.
        readers: of its columns.
        tables: in the order of the sheets.
        skipped: sheet → why it was not read.
        period: the period stated for the file, None where none is.
    """

    file: str
    choice: Choice
    readers: Readers
    tables: tuple[Table, ...]
    skipped: dict[str, Bilingual]
    period: Period | None

    @property
    def dataset(self) -> Dataset:
        """The dataset."""
        return self.choice.dataset


def understand(definitions: Definitions, delivery: Delivery, limits: Limits, scratch: Path) -> Understanding:
    """Understand a file.

    Args:
        definitions: the city's.
        delivery: the file.
        limits: what is refused for its size.
        scratch: an existing folder that outlives what is returned.

    Raises:
        SourceError: every fault of the file, its sheets and headers.
        QuestionError: the dataset, period or sheet asked for is not there.
    """
    said = Period.parse(delivery.period) if delivery.period else None
    named = definitions.dataset(delivery.dataset) if delivery.dataset else None
    sheets = list(_asked(delivery, list(open_sheets(sniff(delivery.path, limits), limits, scratch))))
    choice = _chosen(definitions, sheets, named, delivery.path.name)
    period = said or _period(definitions, choice.dataset, sheets, delivery.path)
    readers = Readers(definitions, choice.dataset, period.end if period else None, sheets[0].epoch)
    tables, skipped = _tables(sheets, _setting(readers, delivery, period))
    faults = [fault for table in tables for fault in table.faults]
    if faults or not tables:
        raise SourceError(*(faults or [_no_table(choice.dataset, delivery.path.name)]))
    return Understanding(delivery.path.name, choice, readers, tables, skipped, period)


def _asked(delivery: Delivery, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    names = [sheet.name for sheet in sheets]
    faults = [unknown(("工作表", "sheet"), name, names) for name in delivery.sheets if name not in names]
    if faults:
        raise QuestionError(*faults)
    yield from (sheet for sheet in sheets if not delivery.sheets or sheet.name in delivery.sheets)


def _chosen(definitions: Definitions, sheets: Sequence[Sheet], named: Dataset | None, file: str) -> Choice:
    if not any(cell for sheet in sheets for row in sheet.head for cell in row):
        raise SourceError(refusal("empty-file", "工作簿里没有任何内容", "The workbook holds nothing", file))
    if named:
        return Choice(named, Bilingual("接收人指明", "The receiver says so"), (Candidate(named.dataset, 1.0),))
    words = Words.of(definitions)
    vocabularies = {name: HeaderVocabulary.of(dataset, definitions.units, words) for name, dataset in definitions.datasets.items()}
    return choose(sheets, vocabularies, definitions.datasets.values(), file)


def _period(definitions: Definitions, dataset: Dataset, sheets: Sequence[Sheet], path: Path) -> Period | None:
    """The period that the titles, the names of sheets or the name of the file state."""
    vocabulary = HeaderVocabulary.of(dataset, definitions.units, Words.of(definitions))
    for text in (*_titles(sheets, dataset, vocabulary), *(sheet.name for sheet in sheets), path.stem):
        found = stated_period((text,))
        if found and fits(found, dataset.cadence):
            return found
    return None


def _titles(sheets: Sequence[Sheet], dataset: Dataset, vocabulary: HeaderVocabulary) -> Iterator[str]:
    for sheet in sheets:
        header = find_header(sheet, dataset, vocabulary)
        yield from (cell for row in sheet.head[: header.first_row - 1] for cell in row if cell) if header else ()


def _setting(readers: Readers, delivery: Delivery, period: Period | None) -> Setting:
    year = period.end.year if period else None
    vocabulary = HeaderVocabulary.of(readers.dataset, readers.definitions.units, readers.words, year)
    return Setting(readers, vocabulary, delivery.path.name, told(readers.dataset, delivery.period, delivery.filer))


def _tables(sheets: Sequence[Sheet], setting: Setting) -> tuple[tuple[Table, ...], dict[str, Bilingual]]:
    """The tables, and why the other sheets hold none: one that knows few of the headers that another has is a page of notes."""
    tables = [table for sheet in sheets if (table := lay_out(sheet, setting))]
    most = max((len(table.bindings) for table in tables), default=0)
    kept = tuple(table for table in tables if len(table.bindings) * _FEW >= most)
    return kept, {sheet.name: _why(sheet) for sheet in sheets if all(table.sheet is not sheet for table in kept)}


def _why(sheet: Sheet) -> Bilingual:
    if not any(cell and cell.strip() for row in sheet.head for cell in row):
        return Bilingual("空表", "It is empty")
    return Bilingual("没有本数据集的表头", "It has no header of this dataset")


def _no_table(dataset: Dataset, file: str) -> Fault:
    zh, en = f"没有找到“{dataset.label.zh}”的表头", f"No header of '{dataset.label.en}' is found"
    fix = (
        "请核对是否选错了数据集，或按模板补上表头（ceyuan template）",
        "Check the dataset, or write the headers of its template (ceyuan template)",
    )
    return refusal("no-header", zh, en, file, fix)
