"""Quantities: the value of an indicator in one period, whether counted or derived, and why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ceyuan.definitions import Derived, Indicator
from ceyuan.indicators import coverage, direct
from ceyuan.indicators.book import Book
from ceyuan.indicators.cells import cells, main_face
from ceyuan.indicators.figure import Number
from ceyuan.indicators.layout import Face
from ceyuan.indicators.scope import WHOLE, Scope
from ceyuan.indicators.tally import EMPTY, Tally, rounded, value_of
from ceyuan.indicators.window import window
from ceyuan.values import Period


@dataclass(frozen=True)
class Quantity:
    """A value, or the code of why there is none.

    Attributes:
        rows: how many rows count in it.
        left_out: reason → rows of its window that do not.
        missing: filings that its window lacks.
        parts: of a derived one, what stands above and below the line.
    """

    value: Number | None
    reason: str | None = None
    rows: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    parts: tuple[Quantity, ...] = ()


@dataclass(frozen=True)
class Asker:
    """Asks a book for quantities of one scope.

    Attributes:
        along: the dimension of a breakdown, whose members are then all computed in one pass.
    """

    book: Book
    scope: Scope
    along: str | None = None

    def quantities(self, indicator: Indicator, periods: Sequence[Period]) -> list[Quantity]:
        """The quantities of some periods; what has to be computed is computed in one pass over each dataset."""
        if indicator.derived is None:
            return [self._counted(indicator, period, periods) for period in periods]
        above, below = (self.book.definitions.indicators[name] for name in (indicator.derived.of, indicator.derived.to))
        pairs = zip(self.quantities(above, periods), self.quantities(below, periods), strict=True)
        return [derived(indicator.derived, of, to) for of, to in pairs]

    def _counted(self, indicator: Indicator, period: Period, together: Sequence[Period]) -> Quantity:
        assert indicator.dataset is not None
        assert indicator.time is not None
        dataset = self.book.definitions.dataset(indicator.dataset)
        found = window(indicator, dataset, period)
        known = coverage.days(self.book, dataset, indicator.time.column)
        why = coverage.uncovered(dataset, found, known)
        if why == "no-data":
            return Quantity(None, why)
        tally = self.tally(indicator, period, together)
        if why is not None:
            return Quantity(None, why, 0, dict(tally.left_out))
        value, left_out = value_of(indicator, tally), dict(tally.left_out)
        missing = coverage.missing(dataset, found, known)
        if isinstance(value, str):
            return Quantity(None, value, tally.rows, left_out, missing)
        return Quantity(value, None, tally.rows, left_out, missing)

    def tally(self, indicator: Indicator, period: Period, together: Sequence[Period]) -> Tally:
        """What the rows of a counted indicator add up to in a period; the other periods are computed in the same pass."""
        assert indicator.dataset is not None
        assert indicator.measure is not None
        dataset = self.book.definitions.dataset(indicator.dataset)
        found, cell = window(indicator, dataset, period), self.scope.split(self.along)
        is_worth_a_cube = self.along is not None or self.book.cache is not None
        if cell is None or not is_worth_a_cube or found.kind == "difference" or indicator.measure.kind == "last":
            return direct.tally(self.book, dataset, indicator, found, self.scope)
        dimension, member, rest = cell
        face = main_face(dataset, dimension) if rest == WHOLE else Face((dimension,) if dimension else (), rest)
        return cells(self.book, dataset, together, face)[period].get((indicator.indicator, dimension, member), EMPTY)


def derived(definition: Derived, of: Quantity, to: Quantity) -> Quantity:
    """What two quantities make, from their exact values; rounded once."""
    left_out = Counter(of.left_out) + Counter(to.left_out)
    missing = tuple(sorted({*of.missing, *to.missing}))
    value, why = combined(definition, of.value, to.value), of.reason or to.reason
    if value is None and why is None:
        why = "denominator-zero"
    return Quantity(value, why if value is None else None, of.rows + to.rows, left_out, missing, (of, to))


def combined(definition: Derived, of: Number | None, to: Number | None) -> Number | None:
    """The value of a derived indicator; None without both parts, or over zero.

    >>> combined(Derived(kind="share", of="a", to="b"), 1, 3)
    Decimal('33.333333')
    """
    if of is None or to is None:
        return None
    match definition.kind:
        case "difference":
            return of - to
        case "ratio":
            factor = Decimal(1)
        case "share" | "intensity":
            factor = Decimal(100)
        case "per_unit":
            factor = definition.per
    return rounded(Decimal(of) * factor / Decimal(to)) if to else None
