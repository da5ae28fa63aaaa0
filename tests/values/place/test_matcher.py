from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.values.credit_code import parts
from ceyuan.values.place import Alias, PlaceMatcher

ALIASES = [
    Alias("四川省", "510000"),
    Alias("四川", "510000", use="cell"),
    Alias("中国（四川）自由贸易试验区", "510000"),
    Alias("成都市", "510100"),
    Alias("成都", "510100", use="cell"),
    Alias("武侯区", "510107"),
    Alias("武侯", "510107", use="cell"),
    Alias("金牛区", "510106"),
    Alias("龙泉驿区", "510112"),
    Alias("成都经济技术开发区", "510112"),
    Alias("经济技术开发区", "510112"),
    Alias("双流区", "510116"),
    Alias("双流县", "510116", until=date(2015, 12, 31)),
    Alias("510122", "510116", until=date(2015, 12, 31), use="cell"),
    Alias("郫都区", "510117"),
    Alias("郫县", "510117", until=date(2016, 12, 31)),
    Alias("510124", "510117", until=date(2016, 12, 31), use="cell"),
    Alias("新津区", "510118"),
    Alias("510132", "510118", until=date(2019, 12, 31), use="cell"),
    Alias("简阳市", "510185"),
    Alias("资阳市简阳市", "510185", until=date(2015, 12, 31)),
    Alias("512081", "510185", until=date(2015, 12, 31), use="cell"),
    Alias("高新区", "CD-GXQ"),
    Alias("天府新区", "CD-TFXQ"),
    Alias("四川天府新区成都直管区", "CD-TFXQ"),
    Alias("东区", "CD-GXQ", until=date(2020, 4, 30)),
    Alias("东区", "CD-DBXQ", since=date(2020, 5, 1)),
    Alias("武侯祠", "510107", use="locality"),
    Alias("沙湾", "510106", use="locality"),
]
MATCHER = PlaceMatcher(ALIASES)
REGISTRATIONS = Path(__file__).parents[4] / "shared/cases/enterprises/sichuan_1978_2004.csv.gz"


def matched(text: str | None, on: date | None = None) -> str | None:
    return MATCHER.match(pl.Series([text], dtype=pl.String), on)["code"][0]


def located(address: str, on: date | None = None) -> str | None:
    return MATCHER.locate(pl.Series([address]), on)["code"][0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("武侯区", "510107"),
        ("武侯", "510107"),
        ("武 侯　区", "510107"),
        ("四川省成都市武侯区", "510107"),
        ("成都武侯", "510107"),
        ("(成都)武侯区", "510107"),
        ("成都市", "510100"),
        ("四川省成都市", "510100"),
        ("成都市高新区", "CD-GXQ"),
        ("成都高新区", "CD-GXQ"),
        ("四川天府新区成都直管区", "CD-TFXQ"),
        ("新津县", "510118"),
        ("新津", "510118"),
        ("资阳市简阳市", "510185"),
        ("510107", "510107"),
        ("５１０１０７", "510107"),
        ("510107000000", "510107"),
        ("510107.0", "510107"),
        ("CD-GXQ", "CD-GXQ"),
        ("绵阳市", None),
        ("武侯祠", None),
        ("区", None),
        ("", None),
        (None, None),
    ],
)
def test_cells(text: str | None, code: str | None) -> None:
    assert matched(text) == code


@pytest.mark.parametrize(("old", "code"), [("510124", "510117"), ("郫县", "510117"), ("512081", "510185"), ("510132", "510118")])
@pytest.mark.parametrize("on", [None, date(2015, 6, 30), date(2021, 6, 30)])
def test_an_older_name_or_code_means_the_place_of_today(old: str, code: str, on: date | None) -> None:
    assert matched(old, on) == code


def test_a_name_that_moved_is_decided_by_the_date() -> None:
    assert (matched("东区", date(2019, 6, 30)), matched("东区", date(2021, 6, 30))) == ("CD-GXQ", "CD-DBXQ")
    assert (located("成都市东区1号", date(2019, 6, 30)), located("成都市东区1号", date(2021, 6, 30))) == ("CD-GXQ", "CD-DBXQ")


def test_without_a_date_such_a_name_has_candidates_and_no_place() -> None:
    for found in (MATCHER.match(pl.Series(["东区"])), MATCHER.locate(pl.Series(["成都市东区1号"]))):
        assert found.select("code", "told_by", "candidates").rows() == [(None, "东区", ["CD-DBXQ", "CD-GXQ"])]


@pytest.mark.parametrize(
    ("address", "code", "by_locality"),
    [
        ("成都市武侯区武侯祠大街1号", "510107", False),
        ("四川省成都市双流县东升镇三公桩", "510116", False),
        ("双流县东升镇三公桩", "510116", False),
        ("中国（四川）自由贸易试验区成都高新区府城大道", "CD-GXQ", False),
        ("成都市 高新 区天仁街", "CD-GXQ", False),
        ("四川省成都经济技术开发区车城东五路", "510112", False),
        ("成都市永丰路高新区标准厂房", "CD-GXQ", False),
        ("成都市武侯祠大街2号", "510107", True),
        ("成都市武侯大道1号", None, False),
        ("成都市一环路南二段1号", None, False),
        ("成都市金牛区沙湾路", "510106", False),
        ("乐山市沙湾区1号", None, False),
        ("绵阳高新区火炬西街", None, False),
        ("绵阳市高新区火炬西街", None, False),
        ("北京经济技术开发区东环中路5号", None, False),
        ("德阳市成都路武侯区酒楼", None, False),
        ("", None, False),
    ],
)
def test_addresses(address: str, code: str | None, by_locality: bool) -> None:
    found = MATCHER.locate(pl.Series([address]))
    assert (found["code"][0], found["is_by_locality"][0]) == (code, by_locality)


TEXTS = st.lists(st.one_of(st.none(), st.text(), st.sampled_from(["武侯区", "东区", "成都市", "高新区路", "郫县"])), max_size=8)


@settings(max_examples=30)
@given(TEXTS)
def test_every_row_has_its_own_answer(texts: list[str | None]) -> None:
    column = pl.Series("district", texts, dtype=pl.String)
    for answer in (MATCHER.match, MATCHER.locate):
        together = answer(column)
        assert len(together) == len(texts)
        alone = [answer(pl.Series([text], dtype=pl.String)).row(0) for text in texts]
        assert together.rows() == alone


INSIDE = [alias for alias in ALIASES if alias.code not in ("510000", "510100")]


@given(st.sampled_from(INSIDE), st.sampled_from(["", "四川省", "成都市", "四川省成都市", "成都 "]))
def test_every_alias_is_found_with_and_without_the_city(alias: Alias, before: str) -> None:
    if alias.use != "locality":
        assert alias.code in MATCHER.match(pl.Series([before + alias.text]))["candidates"][0]


def test_no_aliases_find_nothing() -> None:
    nothing = PlaceMatcher([])
    for found in (nothing.match(pl.Series(["武侯区", None])), nothing.locate(pl.Series(["武侯区", None]))):
        assert found["code"].to_list() == [None, None]


@pytest.mark.skipif(not REGISTRATIONS.exists(), reason="the real registrations are not on this machine")
def test_real_addresses_lie_where_their_codes_were_registered() -> None:
    """The district in a code is where the firm was first registered; few have moved."""
    with gzip.open(REGISTRATIONS, "rt", encoding="utf-8", errors="replace", newline="") as file:
        rows = [(row["统一社会信用代码"], row["注册地址"]) for row in csv.DictReader(file) if row["地区"] == "成都"]
    frame = pl.DataFrame(rows, schema=["code", "address"], orient="row")
    frame = frame.select(MATCHER.locate(frame["address"])["code"].alias("place"), parts(frame["code"])["region"])
    inside = frame.filter(pl.col("region").is_in(["510106", "510107", "510112"]), pl.col("place").str.starts_with("5101"))
    assert len(inside) > 4_000
    assert (inside["place"] == inside["region"]).mean() > 0.99
