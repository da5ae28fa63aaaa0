"""Growth that explains itself: contributions that add up, and who came, went and stayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from ceyuan.indicators.as_json import plain
from ceyuan.indicators.ask import compared_periods, figure
from ceyuan.indicators.book import Book
from ceyuan.indicators.contributions import Weights, exact_points, rounded_to_add_up
from ceyuan.indicators.figure import UNSTATED, Figure, FigureKey, Number
from ceyuan.indicators.members import dimension_label, label, labels
from ceyuan.indicators.movements import Movement, movements
from ceyuan.indicators.part import parts
from ceyuan.indicators.question import settle
from ceyuan.indicators.tally import RATE_DECIMALS, rounded
from ceyuan.indicators.weights import Balance, balance
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Contribution:
    """What one member of a breakdown adds to the change.

    Attributes:
        member: code of the district, track or class; `UNSTATED` for rows that state none.
        current, base: its part of the value. Of counts and sums the parts add up to the figure's values (a thing counted once
            is in the member of the row by which it counts); of a ratio or mean they are the member's own.
        points: its part of the change, in percentage points; the parts add up to the change, to the last of six decimals.
        shown_points: the same in the decimals of the indicator's display, still adding up to the change so printed.
    """

    member: str
    label: Bilingual
    current: Number | None
    base: Number | None
    points: Decimal | None
    shown_points: Decimal | None


@dataclass(frozen=True)
class Contributions:
    """The change by one dimension: `district`, `track` or a category column."""

    dimension: str
    label: Bilingual
    members: tuple[Contribution, ...]


@dataclass(frozen=True)
class Explanation:
    """Why a figure changed; the reason of the figure's change says why where there is nothing to explain."""

    figure: Figure
    contributions: tuple[Contributions, ...]
    movements: tuple[Movement, ...]

    def to_json(self) -> dict[str, Any]:
        """The explanation by the names of docs/json.md."""
        return {
            "figure": self.figure.to_json(),
            "contributions": plain(self.contributions),
            "movements": plain(self.movements),
        }


def explain(book: Book, key: FigureKey) -> Explanation:
    """Take a change apart.

    Raises:
        QuestionError: an unknown name, or a period that the indicator does not have.
    """
    found, question = figure(book, key), settle(book.definitions, key)
    now, base, _ = compared_periods(question.key)
    whole = parts(book, question, (now, base))
    fixed = {dimension for dimension, codes in question.scope.members if len(codes) == 1}
    dimensions = [dimension for dimension in question.indicator.breakdowns if dimension not in fixed]
    weights = balance(question.indicator, whole, dimensions)
    taken_apart = tuple(_contributions(book, found, weights, dimension) for dimension in dimensions)
    return Explanation(found, taken_apart, () if question.indicator.derived else movements(question, whole))


def _contributions(book: Book, found: Figure, weights: Balance, dimension: str) -> Contributions:
    """The members of one dimension, in the order of the definitions; the whole's change is shared out among them."""
    indicator, definitions = weights.indicator, book.definitions
    order = list(labels(definitions, indicator, dimension))
    members = sorted(
        weights.members(dimension), key=lambda code: (code == UNSTATED, order.index(code) if code in order else len(order), code)
    )
    parts = [weights.weights(dimension, code) for code in members]
    exact = [exact_points(weights.weights(), part, found.change.kind, weights.factor) for part in parts]
    points = _rounded(exact, found.change.value, RATE_DECIMALS)
    shown = _rounded(exact, found.change.value, indicator.display.change_decimals)
    names = [label(definitions, indicator, dimension, code) for code in members]
    values = [(_value(part, "current", weights, found), _value(part, "base", weights, found)) for part in parts]
    rows = zip(members, names, values, points, shown, strict=True)
    of_members = tuple(Contribution(code, name, *value, point, printed) for code, name, value, point, printed in rows)
    return Contributions(dimension, dimension_label(definitions, indicator, dimension), of_members)


def _rounded(exact: Sequence[Fraction | None], total: Decimal | None, decimals: int) -> list[Decimal | None]:
    known = [part for part in exact if part is not None]
    if total is None or len(known) < len(exact):
        return [None] * len(exact)
    return list(rounded_to_add_up(known, decimals, round(total, decimals)))


def _value(part: Weights, window: Literal["current", "base"], weights: Balance, found: Figure) -> Number | None:
    """A member's value; none where the whole has none."""
    value = part.value(window, weights.factor)
    if value is None or (found.value if window == "current" else found.base.value) is None:
        return None
    if value.denominator == 1:
        return int(value)
    return rounded(Decimal(value.numerator) / Decimal(value.denominator))
