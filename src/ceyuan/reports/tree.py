"""A resolved report: a plain tree in both languages, in which every number knows its figure. The writers render it and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ceyuan.definitions import Indicator, Reference
from ceyuan.definitions.report import ChartKind, EvidenceRows
from ceyuan.definitions.sentence import Aspect
from ceyuan.errors import Lang
from ceyuan.indicators import Figure
from ceyuan.reports.proof import Proof
from ceyuan.reports.prover import Prover
from ceyuan.values import Bilingual, Period


@dataclass(frozen=True, slots=True)
class Text:
    """Words that state no number."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a figure.

    Attributes:
        figure: the id of the figure.
        aspect: what of it.
        before, digits, after: as printed: `超`, `5858`, `亿元`.
        amount: of the figure, not rounded, in the unit in which tables print it.
        is_marked: whether a mark stands behind it, for its definition is not verified.
    """

    figure: str
    aspect: Aspect
    before: str
    digits: str
    after: str
    amount: Decimal
    is_marked: bool = False

    @property
    def text(self) -> str:
        """As printed."""
        return self.before + self.digits + self.after

    @property
    def tag(self) -> str:
        """The identity of the number, the same in every document and every run: at most 64 characters."""
        return f"{self.figure}.{self.aspect}"


@dataclass(frozen=True, slots=True)
class Absent:
    """Where a number would stand: why there is none."""

    figure: str
    aspect: Aspect
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known that is no figure and may hold digits: a period, a name, a dated event.

    Attributes:
        source: number of the source among the report's `sources`, from 1; None for what the definitions themselves say.
    """

    text: str
    source: int | None = None


Run = Text | Number | Absent | Fact

NOTHING = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Said:
    """The same in both languages, as runs."""

    zh: tuple[Run, ...]
    en: tuple[Run, ...]

    def __getitem__(self, lang: Lang) -> tuple[Run, ...]:
        return self.zh if lang == "zh" else self.en

    @classmethod
    def text(cls, words: Bilingual) -> Said:
        """Words without a number."""
        return cls((Text(words.zh),), (Text(words.en),))

    @classmethod
    def fact(cls, words: Bilingual, source: int | None = None) -> Said:
        """A fact; empty words are nothing."""
        return cls((Fact(words.zh, source),) if words.zh else (), (Fact(words.en, source),) if words.en else ())


@dataclass(frozen=True)
class Paragraph:
    """Prose."""

    said: Said


@dataclass(frozen=True)
class Card:
    """A headline figure."""

    label: Bilingual
    value: Said
    change: Said


@dataclass(frozen=True)
class Cards:
    """Headline figures, side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Heading:
    """A column of a table; `unit` stands under its label."""

    label: Bilingual
    unit: Bilingual = NOTHING
    is_number: bool = True


@dataclass(frozen=True)
class Table:
    """A table; `number` counts the tables of the report, `has_whole` says that the first row is the whole of the others."""

    name: str
    number: int
    label: Bilingual
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Said, ...], ...]
    has_whole: bool = False


@dataclass(frozen=True)
class Tile:
    """Where a category lies on the tile map."""

    row: int
    column: int
    is_overlay: bool


@dataclass(frozen=True)
class Series:
    """The points of one series, one for each category; None where there is no number. `is_base`: of the period before."""

    label: Bilingual
    points: tuple[Number | None, ...]
    is_base: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart; `number` counts the charts of the report, `tiles` places the categories of a tile map."""

    name: str
    number: int
    label: Bilingual
    kind: ChartKind
    unit: Bilingual
    categories: tuple[Bilingual, ...]
    series: tuple[Series, ...]
    tiles: tuple[Tile, ...] = ()
    note: Bilingual = NOTHING

    @property
    def is_compared(self) -> bool:
        """Whether the first of two series is what the second is compared with."""
        return len(self.series) == 2 and self.series[0].is_base


Block = Paragraph | Cards | Table | Chart


@dataclass(frozen=True)
class Section:
    """A section; `number` counts from 1."""

    name: str
    number: int
    label: Bilingual
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class CitedFigure:
    """A figure that the report cites.

    Attributes:
        indicator: its definition.
        label: with place, track and class: 新登记入库科技型中小企业（成都高新区）.
        is_whole: of the whole city, in the period of the report.
        unit, exact_unit: in which it is printed, and in which it is kept.
        said, cells: each aspect as prose says it, and as a table does.
        where: the sections that cite it, by number.
    """

    figure: Figure
    indicator: Indicator
    label: Bilingual
    is_whole: bool
    unit: Bilingual
    exact_unit: Bilingual
    said: Mapping[Aspect, Said]
    cells: Mapping[Aspect, Said]
    where: tuple[int, ...]


@dataclass(frozen=True)
class ResolvedReport:
    """A report of one period, ready to be written.

    Attributes:
        title: with city and period.
        template: the Word file that gives it its styles.
        figures: id → figure, in the order of citing.
        headline: ids of the figures whose evidence the workbook holds in full.
        sources: what the facts rest on; a fact names its source by number from 1.
        version: of the ledger.
        definitions_sha256: of all definitions.
        is_synthetic: whether the data is made up; every document says so.
        shown_rows: how many rows of evidence are shown of a figure.
    """

    name: str
    title: Bilingual
    city: Bilingual
    period: Period
    template: Path
    sections: tuple[Section, ...]
    figures: Mapping[str, CitedFigure]
    headline: tuple[str, ...]
    sources: tuple[Reference, ...]
    version: int
    definitions_sha256: str
    is_synthetic: bool
    shown_rows: EvidenceRows
    prover: Prover

    def proof(self, name: str) -> Proof:
        """The rows behind a figure; they are fetched when a document asks for them."""
        return self.prover.prove(self.figures[name].figure)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts, in order."""
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, Chart))

    @property
    def missing(self) -> dict[str, CitedFigure]:
        """The figures without a value."""
        return {name: cited for name, cited in self.figures.items() if cited.figure.value is None}

    @property
    def unverified(self) -> dict[str, CitedFigure]:
        """The figures whose definition, place or track is not known with high confidence; of each indicator the first cited."""
        found: dict[str, str] = {}
        for name, cited in self.figures.items():
            if not cited.figure.verified:
                found.setdefault(cited.indicator.indicator, name)
        return {name: self.figures[name] for name in found.values()}
