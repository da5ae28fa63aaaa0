"""Impact: a batch, an organisation or a row followed forward to every published figure that it takes part in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

import ibis.expr.types as ir

from ceyuan.definitions import Dataset
from ceyuan.definitions.sentence import Aspect
from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators import Book, evidence
from ceyuan.indicators.figure import Number
from ceyuan.indicators.part import Part
from ceyuan.indicators.scope import WHOLE, Scope
from ceyuan.publications.archive import Archive
from ceyuan.publications.manifest import Passage, Publication, PublishedFigure
from ceyuan.publications.vintages import datasets_of

_ASPECTS: dict[str, tuple[Aspect, ...]] = {"current": ("value", "change", "average"), "base": ("base", "change", "average")}
_CODE_LENGTH = 18


@dataclass(frozen=True)
class Subject:
    """What is followed: a batch, one row of it, or an organisation."""

    batch: int | None = None
    sheet: str | None = None
    row: int | None = None
    credit_code: str | None = None

    @classmethod
    def parse(cls, word: str) -> Subject:
        """A batch by its number, a row as `batch:sheet:row`, an organisation by its credit code.

        >>> Subject.parse("12:汇总表:7")
        Subject(batch=12, sheet='汇总表', row=7, credit_code=None)

        Raises:
            QuestionError: it is none of them.
        """
        batch, _, rest = word.strip().partition(":")
        sheet, _, row = rest.rpartition(":")
        if len(word.strip()) == _CODE_LENGTH and word.strip().isalnum():
            return cls(credit_code=word.strip().upper())
        if batch.isdecimal() and not rest:
            return cls(batch=int(batch))
        if batch.isdecimal() and row.isdecimal():
            return cls(batch=int(batch), sheet=sheet, row=int(row))
        raise QuestionError(_no_subject(word))

    def filter(self, table: ir.Table, dataset: Dataset) -> ir.Table | None:
        """Its rows of a dataset; None where the dataset cannot have any."""
        if self.credit_code is not None:
            columns = [column.name for column in dataset.columns if column.kind == "credit_code"]
            return table.filter(reduce(or_, (table[name] == self.credit_code for name in columns))) if columns else None
        found = table.filter(table["_batch"] == self.batch)
        return found if self.row is None else found.filter(found["_sheet"] == self.sheet, found["_row"] == self.row)


@dataclass(frozen=True)
class Impact:
    """What it does in one published figure.

    Attributes:
        window: whether it stands in the value or in the base.
        role: of a derived figure `numerator` or `denominator`, else as `window`.
        rows, weight: how many of its rows count, and what they add up to.
        passages: where the numbers stand that it moves.
    """

    publication: str
    figure: PublishedFigure
    window: str
    role: str
    rows: int
    weight: Number
    passages: tuple[Passage, ...]


def impact(archive: Archive, subject: Subject) -> tuple[Impact, ...]:
    """Every published figure that a batch, an organisation or a row takes part in, by publication, in the order of the report.

    Raises:
        QuestionError: no such batch.
    """
    if subject.batch is not None:
        archive.ledger.batch(subject.batch)
    return tuple(found for one in archive.publications() for found in _of(archive, one, subject))


def _of(archive: Archive, publication: Publication, subject: Subject) -> Iterator[Impact]:
    with archive.pinned(publication) as pinned:
        traces = _Traces(Book(pinned, archive.ledger, publication.version), subject)
        for one in publication.figures:
            if any(traces.has(name) for name in datasets_of(pinned, one.indicator)):
                yield from _in_figure(publication, one, traces)


def _in_figure(publication: Publication, one: PublishedFigure, traces: _Traces) -> Iterator[Impact]:
    for part in evidence(traces.book, one.key).parts:
        if traces.has(part.dataset.dataset, part.scope) and (found := traces.weigh(part))[0]:
            passages = tuple(each for each in one.passages if each.aspect in _ASPECTS[part.name])
            yield Impact(publication.id, one, part.name, part.role, *found, passages)


@dataclass(frozen=True)
class _Traces:
    """Where a subject has rows at all, so that figures without any are not looked at."""

    book: Book
    subject: Subject
    known: dict[tuple[str, Scope], bool] = field(default_factory=dict)

    def has(self, name: str, scope: Scope = WHOLE) -> bool:
        """Whether it has rows of a dataset in a scope."""
        if (name, scope) not in self.known:
            dataset = self.book.definitions.datasets[name]
            rows = self.subject.filter(self.book.rows(dataset), dataset)
            self.known[name, scope] = rows is not None and bool(scope.filter(rows, dataset).count().to_pyarrow().as_py())
        return self.known[name, scope]

    def weigh(self, part: Part) -> tuple[int, Number]:
        """How many of its rows count in a part, and what they add up to."""
        rows = self.subject.filter(part.counted(), part.dataset)
        assert rows is not None
        found = rows.aggregate(rows=rows.count(), weight=rows["_weight"].sum()).to_pyarrow().to_pylist()[0]
        return found["rows"], found["weight"] or 0


def _no_subject(word: str) -> Fault:
    return Fault(
        "unknown-subject",
        f"“{word}”不是批次、行或统一社会信用代码",
        f"'{word}' is no batch, row or credit code",
        fix_zh="写批次号（12）、行（12:工作表:7）或 18 位信用代码",
        fix_en="Give a batch (12), a row (12:sheet:7) or a credit code of 18 characters",
    )
