"""Everything that the page of an indicator tells, asked once and shown as a page, a workbook, CSV or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as with_
from functools import cached_property

from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import QuestionError
from ceyuan.indicators import Book, Explanation, Figure, FigureKey, breakdown, explain, series
from ceyuan.indicators.beside import Stated, stated_series
from ceyuan.indicators.members import datasets_of, dimension_label
from ceyuan.indicators.reasons import left_out_words
from ceyuan.publications import Publication, PublishedFigure
from ceyuan.values import Bilingual
from ceyuan_web.base.indicator.asking import steps


@dataclass(frozen=True)
class Said:
    """What a publication said of the figure of a period."""

    publication: Publication
    figure: PublishedFigure


@dataclass(frozen=True)
class Page:
    """An indicator for a question.

    Attributes:
        book: the ledger as the asker sees it.
        key: settled.
        publications: that may be told of, the newest first.
    """

    book: Book
    indicator: Indicator
    key: FigureKey
    publications: tuple[Publication, ...]

    @property
    def definitions(self) -> Definitions:
        """Those of the book."""
        return self.book.definitions

    @cached_property
    def explanation(self) -> Explanation:
        """The figure, and why it changed."""
        return explain(self.book, self.key)

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.explanation.figure

    @cached_property
    def series(self) -> list[Figure]:
        """The figure of the periods around; those before the first that has a value are left out."""
        found = series(self.book, self.key, steps(self.book, self.indicator, self.key.period))
        first = next((nth for nth, one in enumerate(found) if one.value is not None), 0)
        return found[first:]

    @cached_property
    def breakdowns(self) -> dict[str, list[Figure]]:
        """Dimension → the figures of its members, of dimensions that are not fixed by the question."""
        fixed = {name for name, value in (("district", self.key.place), ("track", self.key.track), *self.key.group) if value}
        return {name: breakdown(self.book, self.key, name) for name in self.indicator.breakdowns if name not in fixed}

    def dimension(self, name: str) -> Bilingual:
        """What a dimension is called."""
        return dimension_label(self.definitions, self.indicator, name)

    @cached_property
    def published(self) -> dict[str, list[Said]]:
        """Period code → what publications said, each edition apart, the oldest first."""
        found: dict[str, list[Said]] = {}
        for one in reversed(self.publications):
            for figure in one.figures:
                if with_(figure.key, period=self.key.period) == with_(self.key, comparison="yoy"):
                    found.setdefault(figure.period, []).append(Said(one, figure))
        return found

    @cached_property
    def bulletins(self) -> list[Stated]:
        """What others printed of it: a series of its own."""
        if self.key.track or self.key.group:
            return []
        try:
            return stated_series(self.book, self.indicator.indicator, self.key.place)
        except QuestionError:  # the rows of bulletins may name a place that the definitions do not know
            return []

    def left_out(self) -> Iterator[tuple[Bilingual, int]]:
        """Why rows of the window are not counted, and how many."""
        for code, rows in self.figure.left_out.items():
            if rows:
                yield left_out_words(code), rows

    def datasets(self) -> tuple[Bilingual, ...]:
        """Where the rows are from."""
        return tuple(one.label for one in datasets_of(self.definitions, self.indicator))
