"""Trying definitions out: which figures, published and current, would be another by them. Nothing is changed by asking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ceyuan.definitions import Definitions
from ceyuan.definitions.alterations import Alteration, alterations
from ceyuan.definitions.sentence import Aspect
from ceyuan.indicators import Book
from ceyuan.indicators.figure import Number
from ceyuan.publications.archive import Archive
from ceyuan.publications.citing import cited
from ceyuan.publications.manifest import Passage, PublishedFigure, asked, found_in
from ceyuan.publications.revisions import ASPECTS
from ceyuan.reports import build
from ceyuan.values import Period


@dataclass(frozen=True)
class Shift:
    """One number that is another by other definitions.

    Attributes:
        publication: the one that prints it, whose rows are counted again; None is the figure of today.
        before: as published, or by the definitions before; None where there is no number.
        after: by the definitions after; None where these have no such figure.
        passages: where it stands in the report.
    """

    publication: str | None
    figure: PublishedFigure
    aspect: Aspect
    before: Number | None
    after: Number | None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where the number stands."""
        return tuple(each for each in self.figure.passages if each.aspect == self.aspect)


@dataclass(frozen=True)
class Redefinition:
    """What other definitions would do.

    Attributes:
        alterations: what differs in the definitions.
        figures: how many figures were asked.
        shifts: the numbers that would be others, those of publications first.
    """

    alterations: tuple[Alteration, ...]
    figures: int
    shifts: tuple[Shift, ...]


def redefined(archive: Archive, before: Definitions, after: Definitions, period: Period | None = None) -> Redefinition:
    """Which figures would change: those of the last edition of every publication, and the same figures today.

    Args:
        period: reports of this period are looked at too, published or not.
    """
    altered = alterations(before, after)
    editions = {(one.report, one.period): one for one in archive.publications()}.values() if altered else ()
    shifts: list[Shift] = []
    for one in editions:
        book = Book(after, archive.ledger, one.version)
        shifts += _shifts(one.id, one.figures, book)
    version = archive.ledger.resolve(None)
    books = Book(before, archive.ledger, version), Book(after, archive.ledger, version)
    today = {one.id: one for edition in editions for one in edition.figures}
    today |= {one.id: one for one in (_cited(books[0], period) if altered and period else ())}
    shifts += _shifts(None, [_now(one, books[0]) for one in today.values()], books[1])
    return Redefinition(altered, len(today) + sum(len(one.figures) for one in editions), tuple(shifts))


def _cited(book: Book, period: Period) -> Iterator[PublishedFigure]:
    """The figures of all reports that are written for such a period."""
    for report in book.definitions.reports.values():
        if report.period == period.kind:
            yield from cited(build(book, report, period))


def _shifts(publication: str | None, figures: Iterable[PublishedFigure], after: Book) -> Iterator[Shift]:
    for one in figures:
        found = found_in(after, one)
        for aspect in ASPECTS:
            was, now = one.aspect(aspect), asked(found, aspect) if found else None
            if was != now:
                yield Shift(publication, one, aspect, was, now)


def _now(one: PublishedFigure, book: Book) -> PublishedFigure:
    """The same figure with its numbers of today."""
    found = found_in(book, one)
    return one.model_copy(update={aspect: asked(found, aspect) if found else None for aspect in ASPECTS})
