"""The calendar: codes, windows, and their laws."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.errors import QuestionError
from ceyuan.values import Period

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Period.months(first, last)


PERIODS = spans() | st.builds(lambda day: Period(day, day), DAYS)


@given(PERIODS)
def test_a_code_is_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(PERIODS)
def test_windows_join_without_gap(period: Period) -> None:
    assert period.before().end + timedelta(days=1) == period.start
    assert period.after().start == period.end + timedelta(days=1)
    assert period.before().size_months == period.size_months == period.after().size_months


@given(spans())
def test_the_window_after_the_one_before_is_the_window(period: Period) -> None:
    assert period.before().after() == period


@given(spans(), st.integers(1, 5))
def test_a_year_before_is_the_same_months(period: Period, years: int) -> None:
    earlier = period.years_before(years)
    assert (earlier.start.year, earlier.start.month) == (period.start.year - years, period.start.month)
    assert earlier.size_months == period.size_months
    assert earlier.end.day == calendar.monthrange(earlier.end.year, earlier.end.month)[1]


@pytest.mark.parametrize("code", ["2021H3", "2021Q5", "2021-13", "2021-02-30", "2021-05..2021-01", "", "上半年", "21H1", "2021h1"])
def test_what_is_no_period_is_refused_with_what_would_be(code: str) -> None:
    with pytest.raises(QuestionError) as caught:
        Period.parse(code)
    assert "2021H1" in caught.value.text("zh")
    assert "2021H1" in caught.value.text("en")


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("2021", "2021年", "2021"),
        ("2021H2", "2021年下半年", "second half of 2021"),
        ("2021Q2", "2021年第二季度", "Q2 2021"),
        ("2021-06", "2021年6月", "June 2021"),
        ("2020-11..2021-02", "2020年11—2021年2月", "November 2020–February 2021"),
        ("2021-06-30", "2021年6月30日", "30 June 2021"),
    ],
)
def test_a_period_in_words(code: str, zh: str, en: str) -> None:
    period = Period.parse(code)
    assert (period.label("zh"), period.label("en")) == (zh, en)


def test_leap_day_has_a_year_before() -> None:
    assert str(Period.parse("2024-02-29").years_before()) == "2023-02-28"
    assert str(Period.parse("2024-02").years_before()) == "2023-02"
