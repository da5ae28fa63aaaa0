"""A report: its sections, sentences, tables and charts, all of them made of figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from ceyuan.definitions.base import Definition, Model, WrongValueError
from ceyuan.definitions.sentence import Aspect, Clause
from ceyuan.values import Bilingual

ChartKind = Literal["bar", "line", "stacked", "tiles"]
Order = Literal["listed", "descending"]


class CitedFigure(Model):
    """A figure under a name of the report's own: an indicator of one place, track or class."""

    indicator: str
    place: str | None = None
    track: str | None = None
    group: dict[str, str] = Field(default_factory=dict)
    label: Bilingual | None = None


class Sentence(Model):
    """Clauses joined into a sentence. A clause whose figure has no value says so instead.

    Attributes:
        joint: what stands between the clauses.
    """

    clauses: tuple[Clause, ...] = Field(min_length=1)
    joint: Bilingual = Bilingual("；", "; ")


class FigureTable(Model):
    """A row a figure, a column an aspect."""

    name: str
    label: Bilingual
    figures: tuple[str, ...] = Field(min_length=1)
    aspects: tuple[Aspect, ...] = ("value", "base", "change")


class BreakdownColumn(Model):
    """One column of a breakdown."""

    figure: str
    aspect: Aspect = "value"


class BreakdownTable(Model):
    """A row a member of a dimension (`district`, `track` or a category column), a column a figure of it.

    Attributes:
        omit_empty: leave out members that have nothing in any column.
    """

    name: str
    label: Bilingual
    by: str
    columns: tuple[BreakdownColumn, ...] = Field(min_length=1)
    order: Order = "listed"
    omit_empty: bool = False


class Chart(Model):
    """A chart, the same in HTML, Word and Excel.

    Attributes:
        figures: one series each; without `by` they are the categories of one series.
        by: what the categories are: a dimension, or `month` – each month of the period.
        with_base: adds the base period beside the period.
        limit: only so many categories, the largest.
    """

    name: str
    label: Bilingual
    kind: ChartKind
    figures: tuple[str, ...] = Field(min_length=1)
    by: str | None = None
    aspect: Aspect = "value"
    with_base: bool = False
    order: Order = "listed"
    limit: int | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Chart:
        if self.kind == "tiles" and (self.by != "district" or len(self.figures) != 1 or self.with_base):
            raise WrongValueError("方块地图只画一个按 district 分的指标", "a tile map shows one figure, by district")
        if self.kind == "line" and self.by != "month":
            raise WrongValueError("折线图须写 by: month", "a line runs by month")
        return self


class EventList(Model):
    """Dated events of rosters that fall in the period, or in the days after it that the report covers."""

    name: str
    label: Bilingual
    rosters: tuple[str, ...] = Field(min_length=1)
    stages: tuple[str, ...] = ()


class EntryList(Model):
    """What a roster knows of its entries, each with the last stage reached by the end of the period."""

    name: str
    label: Bilingual
    roster: str
    categories: tuple[str, ...] = ()


class PledgeTable(Model):
    """What plans promise of indicators, beside where they stand."""

    name: str
    label: Bilingual
    targets: tuple[str, ...] = Field(min_length=1)


class Block(Model):
    """One block of a section: exactly one of its kinds."""

    cards: tuple[str, ...] | None = None
    paragraph: tuple[Sentence, ...] | None = None
    table: FigureTable | None = None
    breakdown: BreakdownTable | None = None
    chart: Chart | None = None
    events: EventList | None = None
    entries: EntryList | None = None
    pledges: PledgeTable | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Block:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            known, found = ", ".join(type(self).model_fields), ", ".join(given)
            raise WrongValueError(
                f"一块须且只须写其中之一：{known}；现有：{found or '无'}", f"a block is one of {known}; given: {found or 'none'}"
            )
        return self

    @property
    def figures(self) -> Iterator[str]:
        """The names of the figures it cites."""
        yield from self.cards or ()
        for sentence in self.paragraph or ():
            yield from (cited.figure for clause in sentence.clauses for cited in clause.zh.citations)
        for block in (self.table, self.chart):
            yield from block.figures if block else ()
        yield from (column.figure for column in self.breakdown.columns) if self.breakdown else ()


class Section(Model):
    """One section of a report."""

    section: str
    label: Bilingual
    blocks: tuple[Block, ...]


class EvidenceRows(Model):
    """How many rows of evidence are shown of a figure; the rest is counted and lies one document further.

    Attributes:
        page: on the page, of a figure of the whole city; `part` of one of a district, a track, a class or a month.
        sheet: in the workbook, of a headline figure.
    """

    page: int = 50
    part: int = 10
    sheet: int = 50_000


class Report(Definition):
    """A report of a city.

    Attributes:
        title: with `{city}` and `{period}`.
        period: the kind of period it is written for.
        template: the Word file beside its definition that gives it its styles, cover and headers.
        figures: names for figures that are more than an indicator of the whole city.
        days_after: how many days after the period an event is still told; it is marked as later.
        headline: the figures whose evidence the workbook holds in full.
        sections: in order.
    """

    report: str
    extends: str | None = None
    title: Clause
    period: Literal["month", "quarter", "half", "year"]
    template: str
    days_after: int = 0
    figures: dict[str, CitedFigure] = Field(default_factory=dict)
    headline: tuple[str, ...] = Field(min_length=1)
    evidence: EvidenceRows = EvidenceRows()
    sections: tuple[Section, ...] = Field(min_length=1)

    def cited(self, name: str) -> CitedFigure:
        """What a name means: the report's own, or the indicator of that id for the whole city."""
        return self.figures.get(name) or CitedFigure(indicator=name)

    @property
    def cited_names(self) -> frozenset[str]:
        """Every figure it cites, by name."""
        return frozenset(name for section in self.sections for block in section.blocks for name in block.figures) | frozenset(self.headline)
