"""Silent wrong figures that were found or that other tools give, each pinned. Never weaken one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ceyuan.definitions import Definitions, load, shipped
from ceyuan.indicators import Book, FigureKey, breakdown, figure
from ceyuan.indicators.cube import cube
from ceyuan.indicators.examples import RowsInMemory
from ceyuan.indicators.layout import Face
from ceyuan.values import Period
from indicators.making import catalogue, dataset, indicator, with_trials
from indicators.receiving import Desk

CHENGDU = load(shipped()["chengdu"])
HALF = Period.parse("2021H1")


def book(*rows: dict[str, Any], definitions: Definitions | None = None) -> Book:
    return Book(definitions or with_trials(CHENGDU, *catalogue()), RowsInMemory("trials", rows), 1)


def of(name: str, period: str, *rows: dict[str, Any]) -> Any:
    return figure(book(*rows), FigureKey(name, Period.parse(period))).value


def test_a_year_of_which_nothing_came_is_not_a_year_of_zero() -> None:
    found = figure(book({"thing": "甲", "day": "2021-02-01"}), FigureKey("things", HALF))
    assert (found.base.value, found.change.value) == (None, None)


def test_29_february_belongs_to_the_month_and_to_the_base_of_the_next_year() -> None:
    leap = {"thing": "甲", "day": "2020-02-29", "amount_yuan": 3, "state": "registered"}
    now = {"thing": "甲", "day": "2021-02-28", "amount_yuan": 6, "state": "registered"}
    found = figure(book(leap, now), FigureKey("turnover", Period.parse("2021-02")))
    assert (found.base.value, found.change.value) == (3, 100)


def test_a_firm_in_two_districts_is_one_firm_of_the_city() -> None:
    rows = [{"thing": "甲", "day": "2021-02-01", "district": place} for place in ("510104", "510107")]
    asked = book(*rows)
    assert sum(each.value or 0 for each in breakdown(asked, FigureKey("things", HALF), "district")) == 2
    assert figure(asked, FigureKey("things", HALF)).value == 1


def filed(*rows: dict[str, Any]) -> Book:
    shares = indicator(
        "unveiled", measure={"count": "rows"}, filter="state == 'unveiled'", time={"basis": "stock", "column": "month"}, unit="个"
    )
    return book(*rows, definitions=with_trials(CHENGDU, shares, of=dataset(key=("thing", "month"))))


def test_a_platform_that_moved_on_is_not_where_its_earlier_filing_put_it() -> None:
    may = {"thing": "甲", "day": "2021-01-01", "month": "2021-06-30", "state": "operating"}
    asked = filed(may | {"month": "2021-05-31", "state": "unveiled"}, may)
    assert figure(asked, FigureKey("unveiled", HALF)).value == 0
    assert figure(asked, FigureKey("unveiled", Period.parse("2021-05"))).value == 1


def test_a_space_that_changed_its_district_is_only_in_the_new_one() -> None:
    june = {"thing": "甲", "day": "2021-01-01", "month": "2021-06-30", "state": "unveiled", "district": "510107"}
    asked = filed(june | {"month": "2021-05-31", "district": "510104"}, june)
    found = {each.key.place: each.value for each in breakdown(asked, FigureKey("unveiled", HALF), "district")}
    assert (found["510104"], found["510107"]) == (0, 1)


def test_a_start_that_slipped_does_not_count_where_it_was_first_reported() -> None:
    started = indicator("started", measure={"count_distinct": "thing"}, time={"basis": "flow", "column": "day"}, unit="个")
    rows = [{"thing": "甲", "month": "2021-05-31", "day": "2021-03-18"}, {"thing": "甲", "month": "2021-06-30", "day": "2021-07-10"}]
    asked = book(*rows, definitions=with_trials(CHENGDU, started, of=dataset(key=("thing", "month"))))
    assert figure(asked, FigureKey("started", HALF)).value == 0


def test_what_ended_on_the_day_is_gone_that_day() -> None:
    row = {"thing": "甲", "day": "2020-01-01", "ended_on": "2021-06-30"}
    assert (of("held", "2021-06-29", row), of("held", "2021-06-30", row)) == (1, 0)


def test_a_sum_of_empty_cells_is_not_zero() -> None:
    assert of("turnover", "2021H1", {"thing": "甲", "day": "2021-02-01", "state": "registered", "amount_yuan": None}) is None
    assert of("turnover", "2021H1", {"thing": "甲", "day": "2021-02-01", "state": "registered", "amount_yuan": 0}) == 0


def test_the_mean_is_over_the_rows_that_state_a_value() -> None:
    rows = [{"thing": "甲", "day": "2021-02-01", "heads": heads} for heads in (2, 5, None)]
    assert str(of("mean_heads", "2021H1", *rows)) == "3.500000"


def test_money_is_exact_where_floats_are_not() -> None:
    rows = [{"thing": str(n), "day": "2021-02-01", "state": "registered", "amount_yuan": "0.10"} for n in range(3)]
    large = {"thing": "x", "day": "2021-02-01", "state": "registered", "amount_yuan": "9007199254740993.01"}
    assert str(of("turnover", "2021H1", *rows)) == "0.30"
    assert str(of("turnover", "2021H1", *rows, large)) == "9007199254740993.31"


def test_many_members_in_many_windows_are_all_counted() -> None:
    """More than 128 runs of bits once mixed two kinds of integers in one question."""
    periods = [Period.parse(f"2021-{month:02}") for month in range(1, 7)]
    rows = [{"thing": f"t{n}", "day": f"2021-{n % 6 + 1:02}-01", "state": f"s{n % 61}"} for n in range(400)]
    asked = book(*rows)
    found = cube(asked, asked.definitions.dataset("trials"), periods, Face(("state",)))
    for period in periods:
        assert sum(tally.rows for (name, by, _), tally in found[period].items() if (name, by) == ("things", "state")) == sum(
            period.contains(Period.parse(row["day"]).start) for row in rows
        )


def test_twenty_months_are_told_in_one_pass() -> None:
    """How a row stands in each window is packed into one number, which once had room for ten."""
    months = Period.parse("2020-01").steps_to(Period.parse("2021-08").end)
    filings = [{"thing": "甲", "day": "2020-01-01", "month": str(month.end), "state": "unveiled"} for month in months]
    asked = filed(*filings)
    found = cube(asked, asked.definitions.dataset("trials"), months, Face())
    assert [found[month]["unveiled", "", ""].amount for month in months] == [1] * 20


def test_a_month_of_which_no_list_came_is_not_one_of_nothing(tmp_path: Path) -> None:
    """It was told as zero wherever rows lay before and after it; only a filing of nothing says so."""
    desk = Desk(CHENGDU, tmp_path)
    for month in ("2021-01", "2021-04"):
        row = {"credit_code": month, "registration_number": month, "announced_on": f"{month}-09", "district": "510107"}
        desk.receive("technology_smes", [row], period=month)
    desk.receive("technology_smes", [], period="2021-03")
    found = [figure(desk.book, FigureKey("new_technology_smes", Period.parse(f"2021-0{month}"))) for month in range(1, 5)]
    assert [(each.value, each.reason.code if each.reason else None) for each in found] == [
        (1, None),
        (None, "no-data"),
        (0, None),
        (1, None),
    ]
    desk.ledger.close()
