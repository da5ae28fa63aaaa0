from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions import folder, load
from ceyuan.errors import Lang
from ceyuan.reports.notes import as_text
from ceyuan.reports.saying import Speaker
from ceyuan.reports.tree import Absent, Number
from ceyuan.values.quantity import Grammar
from reports.figures import figure_of

CHENGDU = load(folder("chengdu"))
SAY = Speaker(CHENGDU)


@pytest.mark.parametrize(
    ("indicator", "value", "zh", "en"),
    [
        ("high_tech_revenue", "585834567890.12", "超5858亿元", "over 585.8 billion yuan"),
        ("high_tech_revenue", "585999999999.99", "超5859亿元", "over 585.9 billion yuan"),
        ("high_tech_revenue", "585800000000.00", "5858亿元", "585.8 billion yuan"),
        ("new_technology_smes", "4894", "4894家", "4,894"),
        ("space_operating_area", "8172800", "817.28万平方米", "8.1728 million m²"),
        ("space_investment_this_year", "5100000000", "51亿元", "5.1 billion yuan"),
        ("space_investment_this_year", "30000000", "3000万元", "30 million yuan"),
        ("space_operating_rate", "99.0642", "99.06%", "99.06%"),
        ("new_technology_smes", "0", "0家", "0"),
    ],
)
def test_levels(indicator: str, value: str, zh: str, en: str) -> None:
    said = SAY.prose(figure_of(CHENGDU, indicator, value), "value")
    assert (as_text(said, "zh"), as_text(said, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        ("11.939616", "增长11.94%", "up 11.94%"),
        ("-3.2", "下降3.2%", "down 3.2%"),
        ("0", "持平", "unchanged"),
        ("150", "增长1.5倍", "up 150%"),
        ("100", "翻一番", "up 100%"),
        ("99.996", "增长100%", "up 100%"),
        ("-100", "下降100%", "down 100%"),
    ],
)
def test_changes(change: str, zh: str, en: str) -> None:
    said = SAY.prose(figure_of(CHENGDU, "new_technology_smes", "4894", change), "change")
    assert (as_text(said, "zh"), as_text(said, "en")) == (zh, en)


def test_shares_change_in_percentage_points() -> None:
    said = SAY.prose(figure_of(CHENGDU, "space_operating_rate", "99.06", "15.7031", kind="percentage_points"), "change")
    assert (as_text(said, "zh"), as_text(said, "en")) == ("提高15.7个百分点", "up 15.7 percentage points")


def test_what_is_missing_says_so() -> None:
    nothing = figure_of(CHENGDU, "new_technology_smes", None)
    assert SAY.prose(nothing, "value")["zh"] == (Absent("new_technology_smes.2021H1", "value", "尚无数据"),)
    assert as_text(SAY.prose(nothing, "change"), "zh") == "增速暂缺（基期无数）"
    assert as_text(SAY.cell(nothing, "change"), "en") == "—"
    assert SAY.point(nothing, "value") is None


def test_only_the_value_of_an_unverified_figure_is_marked() -> None:
    doubtful = figure_of(CHENGDU, "new_technology_smes", "4894", "11.94", verified=False)
    marks = {aspect: SAY.prose(doubtful, aspect)["zh"][0].is_marked for aspect in ("value", "change")}  # type: ignore[union-attr]
    assert marks == {"value": True, "change": False}


def test_a_table_is_finer_where_prose_only_says_over() -> None:
    revenue = figure_of(CHENGDU, "high_tech_revenue", "585999999999.99", "-27.14")
    assert as_text(SAY.cell(revenue, "value"), "zh") == "5,860.00"
    assert as_text(SAY.cell(revenue, "change", with_unit=True), "zh") == "-27.1%"
    assert as_text(SAY.cell(revenue, "change"), "zh") == "-27.1"


@given(st.decimals(min_value=1, max_value=10**15, places=2))
def test_over_is_never_above(value: Decimal) -> None:
    for lang in ("zh", "en"):
        number = SAY.prose(figure_of(CHENGDU, "high_tech_revenue", str(value)), "value")[lang][0]
        assert isinstance(number, Number)
        printed = Decimal(number.digits.replace(",", "")) * _scale(number.after, lang)
        assert printed < value if number.before else printed == value or abs(printed - value) <= value / 2


@given(st.decimals(min_value=1, max_value=10**15, places=2), st.decimals(min_value=-99, max_value=999, places=4))
def test_what_is_written_reads_back(value: Decimal, change: Decimal) -> None:
    assert CHENGDU.reading
    grammar = Grammar(CHENGDU.reading.quantity.wording())
    one = figure_of(CHENGDU, "contract_turnover", str(value), str(change))
    level, growth = (grammar.read(as_text(SAY.prose(one, aspect), "zh")) for aspect in ("value", "change"))
    decimals = CHENGDU.indicators["contract_turnover"].display.decimals
    assert level.value is not None
    assert abs(Decimal(level.value) - value) <= Decimal(10**8).scaleb(-decimals) / 2 or Decimal(level.value) == value
    assert growth.value is not None
    assert abs(Decimal(growth.value) - change) <= 1


def _scale(after: str, lang: Lang) -> Decimal:
    words = {"zh": {"亿": 10**8, "万": 10**4}, "en": {"billion": 10**9, "million": 10**6, "trillion": 10**12}}[lang]
    return next((Decimal(factor) for word, factor in words.items() if word in after), Decimal(1))
