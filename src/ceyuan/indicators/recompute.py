"""The value of a figure, worked out again from its evidence alone: what a reader does who adds up the rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from ceyuan.indicators.change import change, kind_of
from ceyuan.indicators.evidence import Evidence
from ceyuan.indicators.figure import Change, Number
from ceyuan.indicators.part import Part
from ceyuan.indicators.quantity import combined
from ceyuan.indicators.tally import Tally, exact, value_of


@dataclass(frozen=True)
class Recomputed:
    """Value, base and change as the rows give them."""

    value: Number | None
    base: Number | None
    change: Change


def recompute(evidence: Evidence) -> Recomputed:
    """Add up the weights of the rows that count, for each part, and put the parts together as the definition says.

    A count, a distinct count and a sum are the sum of the weights; a mean is that divided by the number of rows that count; a
    derived figure is made of the values of its numerator and denominator.
    """
    rows = evidence.table()
    found = {(part.name, part.role): _value(part, rows) for part in evidence.parts}
    indicator, definitions = evidence.question.indicator, evidence.book.definitions
    if indicator.derived is None:
        now, base = found.get(("current", "current")), found.get(("base", "base"))
    else:
        now, base = (combined(indicator.derived, found.get((n, "numerator")), found.get((n, "denominator"))) for n in ("current", "base"))
    return Recomputed(now, base, change(kind_of(definitions, indicator), now, base))


def _value(part: Part, rows: pa.Table) -> Number | None:
    if part.uncovered is not None:
        return None
    own = rows.filter((pc.field("window") == part.name) & (pc.field("role") == part.role))
    counted = own.filter(pc.field("counted"))
    amount = exact(pc.sum(counted["weight"]).as_py(), part.indicator, part.dataset)
    value = value_of(part.indicator, Tally(amount, len(counted), Counter(own["reason"].to_pylist())))
    return None if isinstance(value, str) else value
