"""Growth that explains itself: contributions that add up, and who came, went and stayed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ceyuan.indicators.book import Book
from ceyuan.indicators.figure import Figure, FigureKey, Number
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Contribution:
    """What one member of a breakdown adds to the change.

    Attributes:
        member: code of the district, track or class; `UNSTATED` for rows that state none.
        current, base: its part of the value; the parts add up to the figure's values.
        points: its part of the change, in percentage points; rounded so that the parts still add up.
    """

    member: str
    label: Bilingual
    current: Number
    base: Number
    points: Decimal


@dataclass(frozen=True)
class Contributions:
    """The change by one dimension: `district`, `track` or a category column."""

    dimension: str
    label: Bilingual
    members: tuple[Contribution, ...]


@dataclass(frozen=True)
class Movement:
    """One kind of movement between the two windows.

    Attributes:
        kind: `new`, `lost`, `continuing`; of what continues, `moved` (another district) and `reclassified` (another track or class).
        entities: how many.
        delta: what they add to the difference of the two values; `new`, `lost` and `continuing` add up to it.
    """

    kind: str
    label: Bilingual
    entities: int
    delta: Number


@dataclass(frozen=True)
class Explanation:
    """Why a figure changed; `reason` of the figure's change says why where there is nothing to explain."""

    figure: Figure
    contributions: tuple[Contributions, ...]
    movements: tuple[Movement, ...]


def explain(book: Book, key: FigureKey) -> Explanation:
    """Take a change apart.

    Raises:
        QuestionError: an unknown name, or a period that the indicator does not have.
    """
    raise NotImplementedError
