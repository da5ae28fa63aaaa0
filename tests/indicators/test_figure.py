from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from ceyuan.definitions import Definitions, Target, Targets
from ceyuan.errors import QuestionError
from ceyuan.indicators import UNSTATED, Book, FigureKey, add_up, breakdown, figure, series
from ceyuan.indicators.examples import RowsInMemory
from ceyuan.values import Period
from indicators.making import catalogue, dataset, indicator, with_trials
from indicators.receiving import Desk

HALF = Period.parse("2021H1")


def row(day: str, amount: int = 1, **said: Any) -> dict[str, Any]:
    return {"thing": said.get("thing", day), "day": day, "amount_yuan": amount, "state": "registered", **said}


def book(definitions: Definitions, *rows: dict[str, Any], **said: Any) -> Book:
    return Book(with_trials(definitions, *catalogue(), **said), RowsInMemory("trials", rows), 1)


def test_a_key_may_say_labels_and_aliases(world: Desk) -> None:
    found = figure(world.book, FigureKey("新登记入库科技型中小企业", HALF, place="郫县", track="人工智能"))
    assert (found.key.indicator, found.key.place) == ("new_technology_smes", "510117")
    assert found.member("district").zh == "郫都区"
    assert found == figure(world.book, found.key)


def test_the_city_is_the_whole(world: Desk) -> None:
    assert figure(world.book, FigureKey("contracts", HALF, place="成都市")).key.place is None


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (FigureKey("new_technology_sme", HALF), "unknown-indicator"),
        (FigureKey("contracts", HALF, place="高新去"), "unknown-place"),
        (FigureKey("contracts", HALF, place="四川省"), "place-outside"),
        (FigureKey("contracts", HALF, track="人工智障"), "unknown-track"),
        (FigureKey("contracts", HALF, group=(("field", "没有"),)), "unknown-class"),
        (FigureKey("contracts", HALF, group=(("payment", "x"),)), "unknown-breakdown"),
        (FigureKey("high_tech_revenue", HALF, track="人工智能"), "unknown-breakdown"),
    ],
)
def test_a_wrong_name_is_told_with_the_nearest_right_one(world: Desk, key: FigureKey, code: str) -> None:
    with pytest.raises(QuestionError) as error:
        figure(world.book, key)
    fault = error.value.faults[0]
    assert fault.code == code
    assert fault.fix_zh


def test_all_wrong_names_are_told_at_once(world: Desk) -> None:
    with pytest.raises(QuestionError) as error:
        figure(world.book, FigureKey("contracts", HALF, place="某区", track="某赛道"))
    assert [fault.code for fault in error.value.faults] == ["unknown-place", "unknown-track"]


def test_each_member_is_a_figure_of_its_own_and_nothing_is_lost(chengdu: Definitions) -> None:
    asked = book(
        chengdu,
        row("2021-01-01", district="510104"),
        row("2021-01-02", district="999999"),
        row("2021-01-03"),
        row("2021-01-04", thing="2021-01-01"),
    )
    found = {each.key.place: each.value for each in breakdown(asked, FigureKey("things", HALF), "district")}
    assert {place: value for place, value in found.items() if value} == {"510104": 1, "999999": 1, UNSTATED: 2}
    assert list(found)[:23] == [place.code for place in chengdu.places.districts] if chengdu.places else False


def test_a_breakdown_of_a_part_is_that_of_its_figures(world: Desk) -> None:
    key = FigureKey("contracts", HALF, place="武侯区")
    for each in breakdown(world.book, key, "track"):
        assert each.value == figure(world.book, each.key).value


def test_a_class_is_asked_by_its_label(world: Desk) -> None:
    by_code = breakdown(world.book, FigureKey("new_technology_smes", HALF), "is_direct")
    assert {each.member("is_direct").zh for each in by_code} <= {"是", "否", "未注明"}
    assert figure(world.book, FigureKey("new_technology_smes", HALF, group=(("is_direct", "是"),))).value == by_code[0].value


def test_a_base_that_cannot_be_asked_for_is_a_base_without_a_value(chengdu: Definitions) -> None:
    filed = dataset(key=("thing", "month"))
    counted = indicator("filers", measure={"count": "rows"}, time={"basis": "cumulative", "column": "month"}, unit="家")
    asked = Book(with_trials(chengdu, counted, of=filed), RowsInMemory("trials", [row("2021-01-01", month="2021-06-30")]), 1)
    found = figure(asked, FigureKey("filers", HALF, comparison="sequential"))
    assert found.value == 1
    assert found.base.reason is not None
    assert found.base.reason.code == "no-such-window"


def test_sequential_growth_is_against_the_window_before(chengdu: Definitions) -> None:
    asked = book(chengdu, row("2020-12-31", 4), row("2021-01-01", 5))
    found = figure(asked, FigureKey("turnover", Period.parse("2021Q1"), comparison="sequential"))
    assert (str(found.base.period), found.change.value, found.two_year) == ("2020Q4", 25, None)


def test_a_series_is_one_figure_a_period(chengdu: Definitions) -> None:
    asked = book(chengdu, row("2020-01-01", 4), row("2021-01-01", 5))
    found = series(asked, FigureKey("turnover", HALF), Period.parse("2020H1").steps_to(HALF.end))
    assert [(str(each.key.period), each.value) for each in found] == [("2020H1", 4), ("2020H2", None), ("2021H1", 5)]


def test_a_month_that_was_not_filed_is_said_and_not_compared(chengdu: Definitions) -> None:
    filed = indicator("sold", measure={"sum": "amount_yuan"}, time={"basis": "flow", "column": "month"})
    months = ["2020-01-31", "2020-02-29", "2020-03-31", "2021-01-31", "2021-03-31"]
    rows = [row("2021-01-01", month=month) for month in months]
    asked = Book(with_trials(chengdu, filed, of=dataset(key=("thing", "month"))), RowsInMemory("trials", rows), 1)
    found = figure(asked, FigureKey("sold", Period.parse("2021Q1")))
    assert (found.value, found.base.value, found.missing) == (2, 3, ("2021-02",))
    assert found.change.reason is not None
    assert found.change.reason.code == "missing-filings"
    with pytest.raises(QuestionError) as error:
        figure(asked, FigureKey("sold", Period.parse("2021-03-31")))
    assert error.value.faults[0].code == "period-too-fine"


def test_shares_change_by_points(chengdu: Definitions) -> None:
    rows = [
        row("2020-01-01", heads=9),
        row("2020-01-02"),
        row("2021-01-01", heads=9),
        row("2021-01-02"),
        row("2021-01-03"),
        row("2021-01-04"),
    ]
    found = figure(book(chengdu, *rows), FigureKey("good_share", HALF))
    assert (found.value, found.parts, found.change.kind, found.change.value) == (25, (1, 4), "percentage_points", -25)


def test_the_last_value_is_that_of_the_latest_row(chengdu: Definitions) -> None:
    asked = book(chengdu, row("2021-03-01", 7), row("2021-02-01", 5))
    assert figure(asked, FigureKey("latest", HALF)).value == 7
    assert figure(asked, FigureKey("latest", Period.parse("2021-02"))).value == 5


@pytest.mark.parametrize(
    ("hedge", "value", "printed", "kept"),
    [("over", 585899999999, "5858", "over"), ("under", 585800000001, "5859", "under"), ("over", 585800000000, "5858", "")],
)
def test_a_hedge_never_lies(chengdu: Definitions, hedge: str, value: int, printed: str, kept: str) -> None:
    hedged = indicator("hedged", measure={"sum": "amount_yuan"}, display={"unit": "亿元", "hedge": hedge})
    asked = Book(with_trials(chengdu, hedged), RowsInMemory("trials", [row("2021-01-01", value)]), 1)
    shown = figure(asked, FigureKey("hedged", HALF)).shown
    assert shown is not None
    assert (str(shown.number), shown.hedge) == (printed, kept)


def test_a_target_of_the_year_is_partly_reached(chengdu: Definitions) -> None:
    source = {"instrument": "试验规划", "confidence": "low"}
    targets = Targets.model_validate(
        {
            "targets": "t",
            "label": {"zh": "目标", "en": "t"},
            "entries": [{"indicator": "deals", "period": "2021", "value": 4, "reference": source}],
        }
    )
    definitions = with_trials(chengdu, *catalogue())
    definitions = type(definitions)(**{**definitions.__dict__, "targets": {"t": targets}})
    asked = Book(definitions, RowsInMemory("trials", [row("2021-01-01"), row("2021-08-01"), row("2021-08-02")]), 1)
    half, year = (figure(asked, FigureKey("deals", Period.parse(code))).plan for code in ("2021H1", "2021"))
    assert half is not None
    assert year is not None
    assert (half.completion_pct, half.is_met, half.verified) == (25, None, False)
    assert (year.completion_pct, year.is_met) == (75, False)
    assert isinstance(targets.entries[0], Target)


def test_bulletins_stand_beside_our_figure(desk: Desk) -> None:
    def claim(period: str, value: str | None, change: str | None, **said: Any) -> dict[str, Any]:
        known = {
            "indicator_name": "技术合同成交额",
            "indicator": "contract_turnover",
            "place": "510100",
            "period_code": period,
            "status": "fact",
        }
        return known | {
            "period_end": "2021-06-30",
            "value": value,
            "unit": "亿元",
            "change_pct": change,
            "confidence": "high",
            "source": "某报",
            **said,
        }

    desk.receive(
        "published_figures",
        [
            claim("2021H1", "500", "25", published_on="2021-08-27"),
            claim("2020H1", "450", None, published_on="2020-08-01", source="旧报"),
            claim("2021H1", "1", None, status="target", source="规划"),
        ],
    )
    desk.receive(
        "technology_contracts",
        [
            {"registration_number": "1", "registered_on": "2020-05-01", "turnover_yuan": "45000000000.00"},
            {"registration_number": "2", "registered_on": "2021-05-01", "turnover_yuan": "50500000000.00"},
        ],
    )
    found = figure(desk.book, FigureKey("contract_turnover", HALF))
    assert [(each.stated, each.change, each.base, each.gap_pct) for each in found.published] == [
        (Decimal(50_000_000_000), 25, Decimal(40_000_000_000), 1)
    ]
    assert {each.kind: (each.base.value, each.source) for each in found.bases} == {
        "as_published": (45_000_000_000, "旧报"),
        "as_restated": (40_000_000_000, "某报"),
    }
    assert [each.change.value for each in found.bases] == [Decimal("12.222222"), Decimal("26.25")]
    assert figure(desk.book, FigureKey("contract_turnover", HALF, track="人工智能")).published == ()


def test_an_unverified_definition_marks_its_figures(world: Desk) -> None:
    assert figure(world.book, FigureKey("new_technology_smes", HALF)).verified
    assert not figure(world.book, FigureKey("new_technology_smes", HALF, track="人工智能")).verified
    assert not figure(world.book, FigureKey("contract_turnover", HALF)).verified


ASKED = {"indicator", "period", "place", "track", "value", "unit", "base", "change", "rows", "version"}


def test_json_has_the_names_that_scripts_rely_on(world: Desk) -> None:
    found = json.loads(json.dumps(figure(world.book, FigureKey("contract_turnover", HALF)).to_json()))
    assert set(found) >= ASKED
    assert set(found["base"]) >= {"period", "value"}
    assert set(found["change"]) >= {"kind", "value"}
    assert found["period"] == "2021H1"
    assert found["base"]["period"] == "2020H1"
    assert isinstance(found["value"], float | int)


def test_what_may_be_added_is_added(world: Desk) -> None:
    key = FigureKey("contract_turnover", Period.parse("2021Q1"))
    quarters = series(world.book, key, [Period.parse("2021Q1"), Period.parse("2021Q2")])
    assert add_up(world.definitions, quarters) == figure(world.book, FigureKey("contract_turnover", HALF)).value


@pytest.mark.parametrize(
    ("name", "periods", "code"),
    [
        ("new_technology_smes", ("2021Q1", "2021Q2"), "distinct-added-up"),
        ("space_built_area", ("2021Q1", "2021Q2"), "added-over-time"),
        ("high_tech_revenue", ("2021Q1", "2021H1"), "added-over-time"),
        ("space_operating_rate", ("2021Q1", "2021Q2"), "rate-added-up"),
        ("contract_turnover", ("2021Q1", "2021H1"), "counted-twice"),
    ],
)
def test_what_must_not_be_added_is_refused(world: Desk, name: str, periods: tuple[str, str], code: str) -> None:
    found = series(world.book, FigureKey(name, HALF), [Period.parse(each) for each in periods])
    with pytest.raises(QuestionError) as error:
        add_up(world.definitions, found)
    assert code in [fault.code for fault in error.value.faults]


def test_distinct_things_do_not_add_up_over_districts(world: Desk) -> None:
    with pytest.raises(QuestionError) as error:
        add_up(world.definitions, breakdown(world.book, FigureKey("new_technology_smes", HALF), "district"))
    assert error.value.faults[0].code == "distinct-added-up"
