"""Expressions of time and the periods that they mean."""

from datetime import date

import pytest

from ceyuan.bulletins.moments import Calendar

THIS = Calendar(2021, date(2021, 8, 27))

MEANINGS = [
    ("今年上半年", "2021H1"),
    ("2020年下半年", "2020H2"),
    ("2017上半年", "2017H1"),
    ("1—6月份", "2021H1"),
    ("2020年1-5月", "2020-01..2020-05"),
    ("2020年1月至12月", "2020"),
    ("前五个月", "2021-01..2021-05"),
    ("前三季度", "2021-01..2021-09"),
    ("一季度", "2021Q1"),
    ("第三季度", "2021Q3"),
    ("去年", "2020"),
    ("2021年度", "2021"),
    ("二〇二〇年", "2020"),
    ("十二月", "2021-12"),
    ("2020年底", "2020-12"),
    ("年末", "2021-12"),
    ("截至今年6月", "2021-06"),
    ("截至2017年6月底", "2017-06"),
    ("截至2020年", "2020"),
    ("截止到10月31日", "2021-10-31"),
    ("目前", "2021-08-27"),
    ("2021-08-27", "2021-08-27"),
    ("2012—2021年", "2012-01..2021-12"),
    ("自2012年以来", "2012-01..2021-12"),
    ("连续三年", "2019-01..2021-12"),
    ("10年来", "2012-01..2021-12"),
    ("“十三五”期间", "2016-01..2020-12"),
    ("“十二五”末", "2015"),
    ("13月", ""),
]


@pytest.mark.parametrize(("words", "period"), MEANINGS)
def test_meanings(words, period):
    assert [moment.period for moment in THIS.moments(words)] == [period]


@pytest.mark.parametrize(
    "words", ["比2015年", "较上年", "较“十二五”期末", "去年同期", "与2019年上半年相比", "是上年的2.3倍", "超过2022年增速"]
)
def test_what_is_compared_with_is_a_base(words):
    assert [moment.is_base for moment in THIS.moments(words)] == [True]


@pytest.mark.parametrize("words", ["3年期", "20个月", "第三产业", "上百家", "6项", "“十四五”规划"])
def test_what_is_no_time(words):
    assert THIS.moments(words) == []


def test_a_part_of_a_year_takes_the_year_named_before_it():
    assert [moment.period for moment in THIS.moments("2019年全年和上半年，比上年")] == ["2019", "2019H1", "2018"]


def test_without_a_year_a_part_of_one_means_nothing():
    assert [moment.period for moment in Calendar().moments("上半年")] == [""]
