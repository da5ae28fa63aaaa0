from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions import Definitions
from ceyuan.samples.paper import Hand
from ceyuan.samples.paper.hand import _in_unit, _separated


def written(chengdu: Definitions, dataset: str, hand: Hand, **values: object) -> dict[str, str]:
    rows = pl.DataFrame({name: [value] for name, value in values.items()})
    return hand.write(rows, chengdu.dataset(dataset), chengdu).row(0, named=True)


@given(st.integers(-(10**15), 10**15), st.sampled_from([1, 1000, 10_000, 100_000_000]))
def test_an_amount_in_a_unit_is_exact(amount: int, factor: int) -> None:
    text = pl.select(_in_unit(pl.lit(amount), factor)).item()
    assert Decimal(text) * factor == amount
    assert not text.endswith((".", "0")) or "." not in text


@given(st.integers(-(10**12), 10**12), st.integers(0, 9999))
def test_separators_do_not_change_a_number(whole: int, fraction: int) -> None:
    plain = f"{whole}.{fraction}"
    assert pl.select(_separated(pl.lit(plain))).item() == f"{whole:,}.{fraction}"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("%Y-%m-%d", "2021-06-03"),
        ("%Y/%-m/%-d", "2021/6/3"),
        ("%Y.%-m.%-d", "2021.6.3"),
        ("%Y%m%d", "20210603"),
        ("%Y年%-m月%-d日", "2021年6月3日"),
        ("excel", "2021-06-03"),
    ],
)
def test_dates_are_spelled_in_every_style(chengdu: Definitions, style: str, text: str) -> None:
    assert written(chengdu, "technology_smes", Hand(dates=style), announced_on=date(2021, 6, 3)) == {"公告日期": text}


def test_codes_become_the_words_of_the_sender(chengdu: Definitions) -> None:
    row = written(chengdu, "high_tech_applications", Hand(), district="510117", application_kind="first", field="electronics", track="ai")
    assert row == {"所属区县": "郫都区", "申请类型": "首次申请", "技术领域": "电子信息", "赛道": "人工智能"}


def test_a_place_may_be_called_by_another_of_its_names(chengdu: Definitions) -> None:
    assert written(chengdu, "high_tech_applications", Hand(place_name=1), district="CD-TFXQ") == {"所属区县": "天府新区"}
    assert written(chengdu, "high_tech_applications", Hand(place_name=99), district="510117") == {"所属区县": "郫县"}


def test_headers_say_their_unit_where_the_sender_says_it_there(chengdu: Definitions) -> None:
    area = {"built_area_m2": 335_000}
    assert written(chengdu, "space_filings", Hand(), **area) == {"建成面积（万平方米）": "33.5"}
    assert written(chengdu, "space_filings", Hand(units={"built_area_m2": "平方米"}, alias=1), **area) == {"已建成面积（平方米）": "335000"}
    assert written(chengdu, "space_filings", Hand(units_in="row"), **area) == {"建成面积": "33.5"}


def test_an_empty_cell_is_what_the_sender_writes_for_it(chengdu: Definitions) -> None:
    row = written(
        chengdu, "technology_smes", Hand(blank="—"), direct_ground=None, is_direct=None, announced_on=None, registration_year=None
    )
    assert set(row.values()) == {"—"}


def test_periods_are_called_by_the_cadence_of_their_dataset(chengdu: Definitions) -> None:
    assert written(chengdu, "space_filings", Hand(), month=date(2021, 6, 30)) == {"填报月份": "2021年6月"}
    assert written(chengdu, "high_tech_statistics", Hand(), quarter=date(2021, 6, 30)) == {"统计期": "2021年1-6月"}
    assert written(chengdu, "rd_statistics", Hand(), year=date(2020, 12, 31)) == {"年度": "2020年"}


def test_habits_are_named() -> None:
    assert Hand().habits == frozenset()
    assert Hand(dates="%Y%m%d", blank="/", thousands=True, alias=1, place_name=1).habits == {
        "dates_as_text", "words_for_empty", "thousands_separators", "other_headers", "other_place_names",
    }  # fmt: skip
