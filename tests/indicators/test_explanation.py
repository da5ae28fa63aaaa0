from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.definitions import Definitions
from ceyuan.indicators import Book, Explanation, FigureKey, explain
from ceyuan.indicators.contributions import Weights, exact_points, rounded_to_add_up
from ceyuan.indicators.examples import RowsInMemory
from ceyuan.values import Period
from indicators.making import catalogue, with_trials
from indicators.receiving import Desk

HALF = Period.parse("2021H1")
fractions = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=997)
weights = st.builds(Weights, fractions, fractions)
shares = st.builds(Weights, fractions, fractions, st.fractions(1, 10**6, max_denominator=97), st.fractions(1, 10**6, max_denominator=97))


def added(parts: list[Weights]) -> Weights:
    def total(name: str) -> Fraction | None:
        found = [getattr(part, name) for part in parts]
        return None if found[0] is None else sum(found, Fraction(0))

    current, base = total("current"), total("base")
    assert current is not None
    assert base is not None
    return Weights(current, base, total("current_below"), total("base_below"))


@settings(max_examples=40, deadline=None)
@given(st.lists(weights, min_size=1, max_size=9))
def test_contributions_to_a_sum_add_up_exactly(parts: list[Weights]) -> None:
    whole = added(parts)
    points = [exact_points(whole, part, "percent", Fraction(1)) for part in parts]
    if whole.base > 0:
        assert sum(point for point in points if point is not None) == (whole.current - whole.base) * 100 / whole.base
    else:
        assert points == [None] * len(parts)


@settings(max_examples=40, deadline=None)
@given(st.lists(shares, min_size=1, max_size=9))
def test_contributions_to_a_share_add_up_exactly(parts: list[Weights]) -> None:
    whole, hundred = added(parts), Fraction(100)
    points = [exact_points(whole, part, "percentage_points", hundred) for part in parts]
    now, base = whole.value("current", hundred), whole.value("base", hundred)
    assert now is not None
    assert base is not None
    assert sum(point for point in points if point is not None) == now - base


@given(st.lists(fractions, min_size=1, max_size=30), st.integers(0, 6))
def test_rounded_parts_still_add_up(parts: list[Fraction], decimals: int) -> None:
    rounded = rounded_to_add_up(parts, decimals)
    assert sum(rounded) == round(sum(parts), decimals)
    assert all(abs(Fraction(each) - part) < Fraction(1, 10**decimals) for each, part in zip(rounded, parts, strict=True))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("new_technology_smes", None),
        ("new_technology_smes", "高新区"),
        ("contract_turnover", None),
        ("high_tech_enterprises", None),
        ("high_tech_revenue", None),
        ("contract_technical_share", None),
        ("space_admission_score", None),
        ("turnover_per_contract", None),
    ],
)
def test_every_explanation_adds_up(world: Desk, name: str, place: str | None) -> None:
    found = explain(world.book, FigureKey(name, HALF, place=place))
    assert found.figure.change.value is not None
    assert found.contributions
    for each in found.contributions:
        assert sum(member.points or 0 for member in each.members) == found.figure.change.value, each.dimension
        decimals = world.definitions.indicators[name].display.change_decimals
        assert sum(member.shown_points or 0 for member in each.members) == round(found.figure.change.value, decimals)
    if found.movements:
        assert found.figure.value is not None
        assert found.figure.base.value is not None
        assert sum(move.delta for move in found.movements) == found.figure.value - found.figure.base.value


def test_parts_of_a_count_add_up_to_it(world: Desk) -> None:
    found = explain(world.book, FigureKey("new_technology_smes", HALF))
    for each in found.contributions:
        assert sum(member.current or 0 for member in each.members) == found.figure.value
        assert sum(member.base or 0 for member in each.members) == found.figure.base.value


def row(thing: str | None, day: str, district: str = "510104", **said: Any) -> dict[str, Any]:
    return {"thing": thing, "day": day, "district": district, "amount_yuan": 10, **said}


ROWS = [
    row("来", "2021-01-01"),
    row("走", "2020-01-01"),
    row("留", "2020-01-01", state="x"), row("留", "2021-01-01", state="x"),
    row("搬", "2020-01-01"), row("搬", "2021-01-01", "510107"),
    row("改", "2020-01-01", state="x"), row("改", "2021-01-01", state="y"),
]  # fmt: skip


def told(chengdu: Definitions, name: str, rows: list[dict[str, Any]], place: str | None = None) -> Explanation:
    book = Book(with_trials(chengdu, *catalogue()), RowsInMemory("trials", rows), 1)
    return explain(book, FigureKey(name, HALF, place=place))


def moves(found: Explanation) -> dict[str, tuple[int, Any]]:
    return {move.kind: (move.entities, move.delta) for move in found.movements}


def test_things_are_new_lost_moved_reclassified_or_continuing(chengdu: Definitions) -> None:
    found = moves(told(chengdu, "things", ROWS))
    assert found == {"new": (1, 1), "lost": (1, -1), "continuing": (3, 0), "moved": (1, 0), "reclassified": (1, 0)}


def test_for_a_district_what_moved_is_not_lost(chengdu: Definitions) -> None:
    assert moves(told(chengdu, "things", ROWS, "锦江区"))["moved-out"] == (1, -1)
    assert moves(told(chengdu, "things", ROWS, "武侯区")) == {"moved-in": (1, 1)}


def test_sums_are_told_by_what_is_new_lost_and_continuing(chengdu: Definitions) -> None:
    rows = [
        *(each | {"state": "registered"} for each in ROWS),
        row("留", "2021-02-01", state="registered"),
        row(None, "2021-02-01", state="registered"),
    ]
    found = moves(told(chengdu, "turnover", rows))
    ten = Decimal("10.00")
    assert found == {"new": (1, ten), "lost": (1, -ten), "continuing": (3, ten), "unstated": (1, ten)}


def test_a_change_that_is_none_is_not_explained(chengdu: Definitions) -> None:
    found = told(chengdu, "things", [row("来", "2021-01-01")])
    assert found.figure.change.reason is not None
    assert {member.points for each in found.contributions for member in each.members} == {None}


def test_json_has_the_same_content(chengdu: Definitions) -> None:
    found = told(chengdu, "things", ROWS).to_json()
    assert found["figure"]["value"] == 4
    assert found["contributions"][0]["dimension"] == "district"
    assert found["movements"][0] == {"kind": "new", "label": {"zh": "新增", "en": "new"}, "entities": 1, "delta": 1}
