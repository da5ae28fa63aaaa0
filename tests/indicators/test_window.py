from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError
from ceyuan.indicators.coverage import missing, uncovered
from ceyuan.indicators.window import Window, window
from ceyuan.values import Period


def of(definitions: Definitions, name: str, period: str) -> Window:
    indicator = definitions.indicators[name]
    return window(indicator, definitions.dataset(indicator.dataset or ""), Period.parse(period))


def test_a_flow_looks_at_the_days_of_its_period(chengdu: Definitions) -> None:
    found = of(chengdu, "new_technology_smes", "2020-02")
    assert (found.kind, found.first, found.last) == ("flow", date(2020, 2, 1), date(2020, 2, 29))


def test_a_stock_is_that_of_the_last_day(chengdu: Definitions) -> None:
    assert (
        of(chengdu, "high_tech_enterprises", "2021H1").last == of(chengdu, "high_tech_enterprises", "2021-06-30").last == date(2021, 6, 30)
    )


def test_a_day_inside_a_month_sees_the_filings_of_the_month_before(chengdu: Definitions) -> None:
    assert of(chengdu, "space_built_area", "2021-06-29").last == date(2021, 5, 31)
    assert of(chengdu, "space_built_area", "2021-06-30").last == date(2021, 6, 30)


def test_a_filing_is_carried_as_long_as_the_definition_says(chengdu: Definitions) -> None:
    found = of(chengdu, "high_tech_industry_firms", "2021-05")
    assert (found.first, found.last, found.look) == (date(2021, 3, 1), date(2021, 5, 31), date(2021, 1, 1))


def test_what_is_cumulated_is_never_carried_over_new_year(chengdu: Definitions) -> None:
    found = of(chengdu, "key_project_investment", "2021-01")  # its filings are carried for two months
    assert found.first == found.look == date(2021, 1, 1)


def test_the_second_quarter_is_the_half_less_the_first(chengdu: Definitions) -> None:
    found = of(chengdu, "high_tech_revenue", "2021Q2")
    assert found.off is not None
    assert (found.kind, found.last, found.off.last) == ("difference", date(2021, 6, 30), date(2021, 3, 31))


@pytest.mark.parametrize(
    ("name", "period", "code"),
    [
        ("high_tech_revenue", "2020-07..2021-06", "cumulative-from-january"),
        ("high_tech_revenue", "2021-06-15", "cumulative-by-month"),
    ],
)
def test_a_period_that_cumulated_filings_cannot_give_is_refused(chengdu: Definitions, name: str, period: str, code: str) -> None:
    with pytest.raises(QuestionError) as error:
        of(chengdu, name, period)
    assert error.value.faults[0].code == code


periods = st.builds(
    lambda year, month, size: Period.months(date(year, month, 1), date(year + (month + size - 1) // 12, (month + size - 1) % 12 + 1, 1)),
    st.integers(1990, 2030),
    st.integers(1, 12),
    st.integers(0, 11),
)


@given(periods)
def test_the_base_of_a_window_is_the_same_window_a_year_before(period: Period) -> None:
    base = period.years_before()
    assert base.size_months == period.size_months
    assert (base.start.year, base.start.month, base.start.day) == (period.start.year - 1, period.start.month, period.start.day)
    assert base.end.month == period.end.month
    assert base.end.day in (period.end.day, 28, 29)


def test_a_window_without_rows_is_not_one_of_nothing(chengdu: Definitions) -> None:
    found, monthly = of(chengdu, "new_technology_smes", "2020H1"), chengdu.dataset("technology_smes")
    assert uncovered(monthly, found, ()) == "no-data"
    assert uncovered(monthly, found, (date(2020, 7, 1),)) == "no-data"
    assert uncovered(monthly, found, (date(2019, 1, 1), date(2021, 1, 1))) == "no-data"
    assert uncovered(monthly, found, (date(2020, 6, 30),)) is None


def test_of_what_comes_as_it_happens_none_happened_between_two_rows(chengdu: Definitions) -> None:
    found, events = of(chengdu, "high_tech_applications", "2020H1"), chengdu.dataset("high_tech_applications")
    assert uncovered(events, found, (date(2020, 7, 1),)) == "no-data"
    assert uncovered(events, found, (date(2019, 1, 1),)) == "no-data"
    assert uncovered(events, found, (date(2019, 1, 1), date(2021, 1, 1))) is None


def test_a_filing_is_known_only_when_it_is_there(chengdu: Definitions) -> None:
    found, filings = of(chengdu, "high_tech_revenue", "2021H1"), chengdu.dataset("high_tech_statistics")
    assert uncovered(filings, found, (date(2021, 3, 31), date(2021, 9, 30))) == "no-filing"
    assert uncovered(filings, found, (date(2021, 6, 30),)) is None


def test_a_registry_lacks_no_filing(chengdu: Definitions) -> None:
    assert missing(chengdu.dataset("technology_smes"), of(chengdu, "new_technology_smes", "2020H1"), ()) == ()
