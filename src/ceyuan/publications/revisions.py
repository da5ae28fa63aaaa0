"""Revisions: every figure of a publication as published and as known now, and the difference down to the rows that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

import polars as pl

from ceyuan.definitions.sentence import Aspect
from ceyuan.indicators import Book, Figure, evidence
from ceyuan.indicators.figure import Number
from ceyuan.indicators.part import Part
from ceyuan.indicators.quantity import Asker
from ceyuan.ledger import At
from ceyuan.publications.archive import Archive
from ceyuan.publications.effects import Effect, Pathway
from ceyuan.publications.manifest import Passage, Publication, PublishedFigure, asked, found_in
from ceyuan.publications.moved_rows import moved_rows
from ceyuan.publications.touched import is_enough, narrowed

ASPECTS: tuple[Aspect, ...] = ("value", "base", "change", "average")


@dataclass(frozen=True)
class Revision:
    """One number of a publication that is another today.

    Attributes:
        published, now: exact; None where there is no number.
        effects: what adds up to the difference; none where one of the two is no number, and for the average of two years, which
            follows from the levels of three.
        passages: where it stands in the report.
    """

    figure: PublishedFigure
    aspect: Aspect
    published: Number | None
    now: Number | None
    effects: tuple[Effect, ...]

    @property
    def difference(self) -> Decimal | None:
        """Now less published."""
        return None if self.published is None or self.now is None else Decimal(self.now) - Decimal(self.published)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where the number stands."""
        return tuple(each for each in self.figure.passages if each.aspect == self.aspect)


@dataclass(frozen=True)
class Revisions:
    """What a publication says, and what is known now.

    Attributes:
        version: of the ledger now.
        found: the numbers that differ.
        rows: figure id → the rows that count differently in it; see `moved_rows`.
        figures: how many figures were looked at.
    """

    publication: Publication
    version: int
    figures: int
    found: tuple[Revision, ...]
    rows: dict[str, pl.DataFrame]


def revisions(archive: Archive, publication: Publication, at: At = None) -> Revisions:
    """Compare every figure of a publication with what the ledger and the definitions say at a version, by default now.

    Raises:
        DefinitionError: this version of Ceyuan cannot read the definitions of the publication.
    """
    now = archive.book(at)
    with archive.pinned(publication) as pinned:
        books = {"before": Book(pinned, archive.ledger, publication.version), "rows": Book(pinned, archive.ledger, now.version), "now": now}
        if few := narrowed(books["before"], books["rows"]):
            books |= {"few before": few[0], "few rows": few[1]}
        found = [revised for one in publication.figures if (revised := _Revised(one, books)).aspects]
        each = tuple(revision for one in found for revision in one.revisions())
        rows = {one.published.id: one.moved for one in found}
    return Revisions(publication, now.version, len(publication.figures), each, rows)


@dataclass(frozen=True)
class _Revised:
    """One figure in three books: `before`, as it was published; `rows`, with the rows of today; `now`, with its definitions too.

    Of the first two there may be narrowed ones, `few before` and `few rows`, which hold only what was touched between them.
    """

    published: PublishedFigure
    books: Mapping[str, Book]
    _asked: dict[str, Figure | None] = field(default_factory=dict)

    @cached_property
    def aspects(self) -> list[Aspect]:
        """The numbers that are not as published."""
        return [aspect for aspect in ASPECTS if self.published.aspect(aspect) != self._known("now", aspect)]

    def revisions(self) -> Iterator[Revision]:
        """One for each of them."""
        for aspect in self.aspects:
            was, now = self.published.aspect(aspect), self._known("now", aspect)
            effects = self._effects(aspect, was, now) if was is not None and now is not None and aspect != "average" else ()
            yield Revision(self.published, aspect, was, now, tuple(effects))

    @cached_property
    def moved(self) -> pl.DataFrame:
        """The rows that count differently with the definitions of the publication."""
        pairs = list(zip(self._parts("before"), self._parts("rows"), strict=True))
        few = zip(self._parts("few before"), self._parts("few rows"), strict=True) if "few rows" in self.books else pairs
        chosen = (narrow if all(map(is_enough, narrow)) else whole for narrow, whole in zip(few, pairs, strict=True))
        return pl.concat([moved_rows(*pair) for pair in chosen], how="vertical_relaxed")

    def _effects(self, aspect: Aspect, was: Number, now: Number) -> Iterator[Effect]:
        """The effects of rows, which with those of definitions and software add up to the difference."""
        again, with_rows = (self._known(book, aspect) for book in ("before", "rows"))
        if again is None or with_rows is None:
            yield Effect("definitions", "", "", 0, None, Decimal(now) - Decimal(was))
            return
        yield from self._pathway.effects(aspect, self.published.change_kind, (again, with_rows))
        if now != with_rows:
            yield Effect("definitions", "", "", 0, None, Decimal(now) - Decimal(with_rows))
        if again != was:
            yield Effect("software", "", "", 0, None, Decimal(again) - Decimal(was))

    @cached_property
    def _pathway(self) -> Pathway:
        indicator = self.books["before"].definitions.indicators[self.published.indicator]
        sums = {(part.name, part.role): _sum(part, self._parts("before")) for part in self._parts("before")}
        return Pathway(indicator, sums, self.moved)

    def _known(self, book: str, aspect: Aspect) -> Number | None:
        found = self._figure(book)
        return asked(found, aspect) if found else None

    def _figure(self, book: str) -> Figure | None:
        if book not in self._asked:
            self._asked[book] = found_in(self.books[book], self.published)
        return self._asked[book]

    def _parts(self, book: str) -> tuple[Part, ...]:
        return evidence(self.books[book], self.published.key).parts


def _sum(part: Part, together: Sequence[Part]) -> tuple[Decimal, int]:
    """What the rows of a part add up to, and how many they are: from what is computed for the figure."""
    periods = list(dict.fromkeys(other.period for other in together))
    found = Asker(part.book, part.scope).tally(part.indicator, part.period, periods)
    return Decimal(found.amount), found.rows
