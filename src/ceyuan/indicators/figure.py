"""A figure: what an indicator is for a period, a place and a track, with its base, its change and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from ceyuan.indicators.as_json import plain
from ceyuan.values import Bilingual, Period

Comparison = Literal["yoy", "sequential"]
ChangeKind = Literal["percent", "percentage_points"]
Number = int | Decimal

UNSTATED = ""
"""As a place, a track or a category: the rows that state none."""


@dataclass(frozen=True)
class FigureKey:
    """Which figure is meant. Names may be ids, codes or labels in either language; a figure carries the settled key.

    Attributes:
        indicator: its id.
        place: code of a district or of a place that has districts under it; None is the whole city, `UNSTATED` the rows without one.
        track: code of a track; None is all.
        group: category columns of the dataset and the value asked for, `(("contract_type", "service"),)`.
        comparison: the base: the same window a year before, or the window just before (环比).
    """

    indicator: str
    period: Period
    place: str | None = None
    track: str | None = None
    group: tuple[tuple[str, str], ...] = ()
    comparison: Comparison = "yoy"


@dataclass(frozen=True)
class Reason:
    """Why there is no number: a stable code and its words."""

    code: str
    words: Bilingual


@dataclass(frozen=True)
class Base:
    """What a figure is compared with; `reason` says why there is no value."""

    period: Period
    value: Number | None
    reason: Reason | None = None


@dataclass(frozen=True)
class Change:
    """A change: in percent of the base, or in percentage points for shares and rates.

    The value is rounded half-even to six decimals; None, with a reason, where no right number exists.
    """

    kind: ChangeKind
    value: Decimal | None
    reason: Reason | None = None


@dataclass(frozen=True)
class Shown:
    """A value as it is printed: `number` in `unit` with `decimals`, under a hedge that it bears (超 floors, never rounds up)."""

    number: Decimal
    unit: str
    decimals: int
    hedge: Literal["", "over", "under", "about"]


@dataclass(frozen=True)
class Plan:
    """How far a target is reached.

    Attributes:
        period: that of the target: the figure's own, or the year that it lies in.
        target: what was promised, in the figure's unit.
        completion_pct: the value in percent of the target.
        is_met: None while the target's period is not over.
        instrument: the document that promises it.
    """

    period: Period
    target: Decimal
    relation: Literal["at_least", "at_most", "equal"]
    completion_pct: Decimal | None
    is_met: bool | None
    instrument: str
    verified: bool


@dataclass(frozen=True)
class Published:
    """What a bulletin says of the same figure; kept beside ours, never put in its place.

    Attributes:
        stated: the value printed, in the figure's unit, None where only the change was.
        printed, printed_unit: the same as it is printed.
        hedge: the hedge on it (`over` 超, `under` 近, `about` 约), or `""`.
        is_borne: whether ours bears it: equal as far as it was printed, and on the right side of its hedge; None where either is missing.
        change, change_from: the change printed, in percent or percentage points, and since when; empty is a year before.
        gap_pct: ours less the printed value, in percent of the printed value.
        base: the base that the printed value and change imply.
        source, published_on, scope: who said so, when, and what they counted.
    """

    stated: Decimal | None
    hedge: str
    is_borne: bool | None
    change: Decimal | None
    base: Decimal | None
    gap_pct: Decimal | None
    source: str
    published_on: str
    scope: str
    verified: bool
    printed: Decimal | None = None
    printed_unit: str = ""
    change_from: str = ""


@dataclass(frozen=True)
class Basis:
    """The change against another base than the ledger's.

    Attributes:
        kind: `as_published` – the base as it was first published; `as_restated` – as it was last (the comparable basis).
        source: the bulletin that the base is from.
    """

    kind: Literal["as_published", "as_restated"]
    base: Base
    change: Change
    source: str


@dataclass(frozen=True)
class Figure:
    """A figure.

    Attributes:
        key: the settled key.
        label: of the indicator.
        value: in `unit`, exact; None with a `reason`.
        parts: of a derived figure: the values above and below the line.
        base, change: the comparison asked for.
        two_year: the average change of two years, √((1+g₁)(1+g₂))−1.
        plan: against the target that there is for it.
        published, bases: what bulletins say of it, and the change on their bases.
        rows: how many rows count in it.
        left_out: reason → how many rows of its window do not.
        missing: filings that the window should have and has not, as period codes.
        version: of the ledger.
        verified: whether the definition, the place and the track are known with high confidence.
        members: dimension → the label of the member that the figure is of.
    """

    key: FigureKey
    label: Bilingual
    value: Number | None
    unit: str
    shown: Shown | None
    base: Base
    change: Change
    rows: int
    version: int
    verified: bool
    reason: Reason | None = None
    parts: tuple[Number | None, ...] = ()
    two_year: Change | None = None
    plan: Plan | None = None
    published: tuple[Published, ...] = ()
    bases: tuple[Basis, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    members: Mapping[str, Bilingual] = field(default_factory=dict)

    def member(self, dimension: str) -> Bilingual:
        """The label of the district, track or class that the figure is of; the dimension is one by which it was asked."""
        return self.members[dimension]

    def to_json(self) -> dict[str, Any]:
        """The figure by the names of docs/json.md; numbers are JSON numbers, which hold up to 15 digits exactly."""
        key = self.key
        asked = {"indicator": key.indicator, "label": self.label, "period": key.period, "place": key.place, "track": key.track}
        asked |= {"group": dict(key.group), "comparison": key.comparison}
        others = ("published", "bases", "plan", "parts", "left_out", "missing", "rows", "version", "verified")
        found = {
            "value": self.value,
            "unit": self.unit,
            "shown": self.shown,
            "reason": self.reason,
            "base": self.base,
            "change": self.change,
        }
        found |= {"two_year_average": self.two_year, **{name: getattr(self, name) for name in others}}
        return {name: plain(value) for name, value in (asked | found).items()}
