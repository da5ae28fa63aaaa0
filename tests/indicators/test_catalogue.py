"""Every indicator that ships: its examples, and its figure worked out again from its evidence."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from ceyuan.definitions import Definitions, load, shipped
from ceyuan.definitions.indicator import IndicatorExample
from ceyuan.indicators import FigureKey, evidence, figure, recompute
from ceyuan.indicators.examples import outcome
from ceyuan.values import Period
from indicators.receiving import Desk
from indicators.world import PERIOD

CHENGDU = load(shipped()["chengdu"])
ABSENT = "absent"
EXAMPLES = [pytest.param(name, each, id=f"{name}-{nth}") for name, i in CHENGDU.indicators.items() for nth, each in enumerate(i.examples)]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_gives_its_figure(chengdu: Definitions, name: str, example: IndicatorExample) -> None:
    given = outcome(chengdu, chengdu.indicators[name], example)
    wanted = {"value": example.value or ABSENT, "base": example.base, "change": example.change}
    for aspect, number in wanted.items():
        if number is not None:
            found = getattr(given, aspect)
            assert found == (None if number == ABSENT else Decimal(number)), aspect


@pytest.mark.parametrize("name", CHENGDU.indicators)
def test_the_evidence_gives_the_figure(world: Desk, name: str) -> None:
    key = FigureKey(name, _period(world.definitions, name))
    found, opened = figure(world.book, key), evidence(world.book, key)
    again = recompute(opened)
    assert (again.value, again.base) == (found.value, found.base.value)
    if not found.missing:
        assert again.change.value == found.change.value


def _period(definitions: Definitions, name: str) -> Period:
    """A period that the indicator has: the half, or the year of yearly statistics."""
    indicator = definitions.indicators[name]
    parts = [definitions.indicators[part] for part in (indicator.derived.of, indicator.derived.to)] if indicator.derived else [indicator]
    yearly = any(definitions.dataset(part.dataset or "").cadence == "year" for part in parts)
    return Period.parse("2021" if yearly else PERIOD)


def test_what_is_left_out_is_told_without_opening_the_rows(world: Desk) -> None:
    for name in ("new_technology_smes", "contract_turnover", "space_built_area", "high_tech_enterprises", "contract_technical_share"):
        opened = evidence(world.book, FigureKey(name, Period.parse(PERIOD)))
        rows = [row for row in opened.table().to_pylist() if not row["counted"]]
        told = {(row["role"], row["window"], row["reason"]): row["rows"] for row in opened.left_out().to_pylist()}
        assert told == Counter((row["role"], row["window"], row["reason"]) for row in rows)
