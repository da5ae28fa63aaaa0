"""The law of effects: whatever rows come, go and change, what they add is the difference, for every kind of indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.definitions import Indicator, load, shipped
from ceyuan.indicators.tally import rounded
from ceyuan.publications.effects import Pathway
from ceyuan.publications.levels import level
from ceyuan.publications.moved_rows import KINDS

CHENGDU = load(shipped()["chengdu"])
COUNTED = [("current", "current"), ("base", "base")]
DERIVED = [(window, role) for window in ("current", "base") for role in ("numerator", "denominator")]
WEIGHTS = st.decimals(min_value=0, max_value=10_000_000, places=2)


@st.composite
def pathways(draw: st.DrawFn, indicator: Indicator) -> tuple[Pathway, dict[tuple[str, str], tuple[Decimal, int]]]:
    """Sums, rows that move, and the sums that these lead to."""
    parts = DERIVED if indicator.derived else COUNTED
    start = {at: (draw(WEIGHTS), draw(st.integers(0, 50))) for at in parts}
    rows = [_row(draw, draw(st.sampled_from(parts)), draw(st.sampled_from(KINDS))) for _ in range(draw(st.integers(1, 8)))]
    end = dict(start)
    for row in rows:
        amount, counted = end[row["window"], row["role"]]
        added = (row["batch_after"] is not None) - (row["batch_before"] is not None)
        end[row["window"], row["role"]] = (amount + row["weight_after"] - row["weight_before"], counted + added)
    weight = {"weight_before": pl.Decimal(38, 2), "weight_after": pl.Decimal(38, 2), "batch_before": pl.Int64, "batch_after": pl.Int64}
    return Pathway(indicator, start, pl.DataFrame(rows, schema_overrides=weight)), end


def _row(draw: st.DrawFn, part: tuple[str, str], kind: str) -> dict[str, Any]:
    is_counted_less = draw(st.booleans())  # of rows linked otherwise
    was = kind in ("changed", "removed") or (kind == "relinked" and is_counted_less)
    is_ = kind in ("changed", "added") or (kind == "relinked" and not is_counted_less)
    return {
        "window": part[0],
        "role": part[1],
        "kind": kind,
        "weight_before": draw(WEIGHTS) if was else Decimal(0),
        "weight_after": draw(WEIGHTS) if is_ else Decimal(0),
        "batch_before": 1 if was else None,
        "batch_after": 2 if is_ else None,
    }


@pytest.mark.parametrize("name", ["contract_turnover", "contract_technical_share", "space_operating_rate"])
@pytest.mark.parametrize("aspect", ["value", "base", "change"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_effects_add_up_to_the_difference(name: str, aspect: Any, data: st.DataObject) -> None:
    indicator = CHENGDU.indicators[name]
    kind = "percentage_points" if indicator.derived else "percent"
    pathway, end = data.draw(pathways(indicator))
    levels = [level(indicator, sums, aspect, kind) for sums in (pathway.start, end)]
    if None in levels:
        return
    ends = tuple(rounded(Decimal(each.numerator) / Decimal(each.denominator)) for each in levels if each is not None)
    effects = pathway.effects(aspect, kind, (ends[0], ends[1]))
    assert sum((effect.effect for effect in effects), Decimal(0)) == ends[1] - ends[0]
    assert sum(effect.rows for effect in effects) == pathway.moved.height
    if name == "contract_turnover" and aspect == "value":
        assert all(effect.effect == (effect.weight if effect.window == "current" else 0) for effect in effects)
