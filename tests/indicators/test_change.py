from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.indicators.change import change, compared, two_year_average
from ceyuan.indicators.quantity import Quantity

amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False)
positive = st.decimals(min_value="0.01", max_value=10**13, places=2, allow_nan=False)


@given(amounts, amounts)
def test_a_change_is_right_or_absent_with_a_reason(now: Decimal, base: Decimal) -> None:
    found = change("percent", now, base)
    if base > 0 and now >= 0:
        exact = (Fraction(now) - Fraction(base)) * 100 / Fraction(base)
        assert found.value is not None
        assert abs(Fraction(found.value) - exact) <= Fraction(1, 2_000_000)
        assert found.reason is None
    else:
        assert found.value is None
        assert found.reason is not None


@given(amounts, amounts)
def test_points_are_a_difference(now: Decimal, base: Decimal) -> None:
    assert change("percentage_points", now, base).value == now - base


@pytest.mark.parametrize(
    ("now", "base", "code"),
    [
        (1, 0, "base-zero"),
        (0, 0, "base-zero"),
        (1, -1, "base-negative"),
        (-1, 1, "turned-negative"),
        (None, 1, "value-absent"),
        (1, None, "base-absent"),
    ],
)
def test_each_impossible_change_says_why(now: int | None, base: int | None, code: str) -> None:
    found = change("percent", now, base)
    assert found.reason is not None
    assert (found.value, found.reason.code) == (None, code)


def test_a_fall_to_nothing_is_minus_a_hundred() -> None:
    assert change("percent", 0, 7).value == -100


@given(positive, positive, positive)
def test_the_average_of_two_years_compounds_to_both(now: Decimal, base: Decimal, before: Decimal) -> None:
    average = two_year_average("percent", Quantity(now), Quantity(base), Quantity(before))
    assert average.value is not None
    compounded = (1 + Fraction(average.value) / 100) ** 2 * Fraction(before)
    tolerance = Fraction(before) * 2 * (1 + Fraction(average.value) / 100) / 10**8 + Fraction(1, 10**6)
    assert abs(compounded - Fraction(now)) <= tolerance


@pytest.mark.parametrize(("values", "code"), [((1, 0, 1), "base-zero"), ((1, 1, 0), "base-zero"), ((1, None, 1), "base-absent")])
def test_an_average_needs_both_years(values: tuple[int | None, ...], code: str) -> None:
    found = two_year_average("percent", *map(Quantity, values))
    assert found.reason is not None
    assert found.reason.code == code


def test_rates_have_no_average_rate() -> None:
    found = two_year_average("percentage_points", Quantity(3), Quantity(2), Quantity(1))
    assert found.reason is not None
    assert found.reason.code == "no-average"


def test_windows_that_lack_different_filings_are_not_compared() -> None:
    whole, gap = Quantity(6), Quantity(6, missing=("2020-03",))
    assert compared("percent", whole, gap).value is None
    assert compared("percent", Quantity(6, missing=("2021-03",)), gap).value == 0
