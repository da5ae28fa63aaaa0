"""The manifest of a publication: every figure with its key, values and words, and where it stands; what was pinned; a hash over all."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from ceyuan.definitions.base import Model
from ceyuan.definitions.sentence import Aspect
from ceyuan.errors import QuestionError
from ceyuan.indicators import Book, Figure, FigureKey, figure
from ceyuan.indicators.figure import ChangeKind, Number
from ceyuan.publications.moves import Move
from ceyuan.values import Bilingual, Period

PassageKind = Literal["card", "sentence", "table", "chart"]


class Passage(Model):
    """Where a number stands in the report.

    Attributes:
        aspect: what of the figure stands there.
        section, heading: number and label of the section.
        text: the sentence; of a table or chart its label, the row and the column.
    """

    aspect: Aspect
    kind: PassageKind
    section: int
    heading: Bilingual
    text: Bilingual


class PublishedFigure(Model):
    """A figure as it was published.

    Attributes:
        id: its identity in the documents.
        value, base, change, average: exact; None where the report says that there is none.
        printed: aspect → as prose prints it.
        passages: where it stands.
    """

    id: str
    label: Bilingual
    indicator: str
    period: str
    place: str | None
    track: str | None
    group: tuple[tuple[str, str], ...]
    unit: str
    value: Number | None
    base: Number | None
    change: Decimal | None
    change_kind: ChangeKind
    average: Decimal | None
    printed: dict[Aspect, Bilingual]
    is_verified: bool
    rows: int
    passages: tuple[Passage, ...]

    @property
    def key(self) -> FigureKey:
        """By which the figure is asked again."""
        return FigureKey(self.indicator, Period.parse(self.period), self.place, self.track, self.group)

    @property
    def year_before(self) -> FigureKey:
        """Its key a year before."""
        return replace(self.key, period=self.key.period.years_before())

    def aspect(self, name: Aspect) -> Number | None:
        """One of its numbers."""
        return {"value": self.value, "base": self.base, "change": self.change, "average": self.average}[name]


class Publication(Model):
    """A publication.

    Attributes:
        id: the name of its folder: report, period, edition.
        edition: 1, 2, …
        version: of the ledger.
        definitions_sha256: of all definitions; their files are in `definitions.zip`.
        ceyuan: the version of the software that wrote it.
        files: name → SHA-256 of every other file in the folder.
        changes: what moved since the edition before.
        sha256: over all of the above.
    """

    id: str
    report: str
    period: str
    edition: int
    title: Bilingual
    version: int
    definitions_sha256: str
    ceyuan: str
    published_at: datetime
    is_synthetic: bool
    files: dict[str, str]
    figures: tuple[PublishedFigure, ...]
    changes: tuple[Move, ...] = ()
    sha256: str = ""

    @property
    def seal(self) -> str:
        """The hash that belongs to what the manifest says."""
        return hashlib.sha256(self.model_dump_json(exclude={"sha256"}).encode()).hexdigest()

    def sealed(self) -> Publication:
        """The same with its hash."""
        return self.model_copy(update={"sha256": self.seal})

    def to_json(self) -> dict[str, Any]:
        """The manifest as plain data; decimals are texts, so that no digit is lost."""
        return self.model_dump(mode="json")


def asked(found: Figure, name: Aspect) -> Number | None:
    """The same number of a figure that was asked."""
    average = found.two_year.value if found.two_year else None
    return {"value": found.value, "base": found.base.value, "change": found.change.value, "average": average}[name]


def found_in(book: Book, one: PublishedFigure) -> Figure | None:
    """The same figure in a book; None where its definitions do not have it."""
    try:
        return figure(book, one.key)
    except QuestionError:
        return None
