"""Tables drawn in text."""

import pytest
from shipped_reader import shipped_reader

FIELDS = ("quote", "subject", "place", "period", "kind", "value", "unit")


def cells(text, name="2022"):
    return [tuple(claim.record()[field] for field in FIELDS) for claim in shipped_reader().read(text, name).claims]


def test_indicators_in_rows_and_times_in_columns():
    text = "全市指标完成情况\n单位：亿元\n指标\t2021年上半年\t同比增长（%）\n"
    text += "高技术产业营业收入\t58.2\t27.1\n其中：技术服务\t20.11\t—\n高新技术企业（家）\t612\t-3\n"
    assert cells(text) == [
        ("58.2", "高技术产业营业收入", "全市", "2021H1", "level", 5_820_000_000, "元"),
        ("27.1", "高技术产业营业收入", "全市", "2021H1", "growth", 27.1, "%"),
        ("20.11", "技术服务", "全市", "2021H1", "level", 2_011_000_000, "元"),
        ("612", "高新技术企业", "全市", "2021H1", "level", 612, "家"),
        ("-3", "高新技术企业", "全市", "2021H1", "growth", -3, "%"),
    ]


def test_places_in_rows_and_units_in_headers():
    text = "2020年各区县科技型中小企业入库情况\n| 区县 | 入库数 | 营收（万元） | 增速 | 占比 | 排名 |\n|---|---|---|---|---|---|\n"
    text += "| 武侯区 | 120 | 5,200.5 | 12.5% | 60% | 1 |\n| 合计 | 218 | 8,300.5 | 6.1% | / | |\n成都市统计局"
    assert cells(text) == [
        ("120", "科技型中小企业入库数", "武侯区", "2020", "level", 120, "家"),
        ("5,200.5", "科技型中小企业入库营收", "武侯区", "2020", "level", 52_005_000, "元"),
        ("12.5%", "科技型中小企业入库营收", "武侯区", "2020", "growth", 12.5, "%"),
        ("60%", "科技型中小企业入库", "武侯区", "2020", "share", 60, "%"),
        ("1", "科技型中小企业入库营收", "武侯区", "2020", "rank", 1, "位"),
        ("218", "科技型中小企业入库数", "成都市", "2020", "level", 218, "家"),
        ("8,300.5", "科技型中小企业入库营收", "成都市", "2020", "level", 83_005_000, "元"),
        ("6.1%", "科技型中小企业入库营收", "成都市", "2020", "growth", 6.1, "%"),
    ]


def test_columns_aligned_with_spaces():
    text = "2020年各县专利授权情况\n县        授权量(件)    同比增长%\n青白江区   1200        25.3\n双流区     650         -1.5\n"
    assert [claim[4:] for claim in cells(text)] == [
        ("level", 1200, "件"),
        ("growth", 25.3, "%"),
        ("level", 650, "件"),
        ("growth", -1.5, "%"),
    ]


def test_a_header_that_spans_two_columns():
    text = "各市合同情况 | |||\n序号 | 市 | 成交额(亿元) | 成交额 | 成交额 |\n同比增长率 | 排名 | |||\n"
    text += "1 | 绵阳市 | 9.2 | 1.021 | 2 |\n2 | 德阳市 | 7 | -0.087 | 1 |\n合计 | 16.2 | 0.371 | / |\n"
    found = cells(text)
    assert [(claim[0], claim[2], claim[4], claim[5]) for claim in found] == [
        ("9.2", "绵阳市", "level", 920_000_000),
        ("1.021", "绵阳市", "growth", 102.1),
        ("2", "绵阳市", "rank", 2),
        ("7", "德阳市", "level", 700_000_000),
        ("-0.087", "德阳市", "growth", -8.7),
        ("1", "德阳市", "rank", 1),
        ("16.2", "四川省", "level", 1_620_000_000),
        ("0.371", "四川省", "growth", 37.1),
    ]


@pytest.mark.parametrize(("prose", "value"), [("合同额增长21.8%。", 21.8), ("合同额增长0.218%。", 0.218), ("合同额增长5%。", 21.8)])
def test_the_prose_tells_fractions_from_percentages(prose, value):
    text = f"2022年，{prose}\n指标 | 单位 | 绝对量 | 同比增长率\nR&D经费 | 亿元 | 551.4 | 0.218\n研究人员 | 人 | 12000 | 0.055\n"
    assert [claim.record()["value"] for claim in shipped_reader().read(text).claims if claim.quote == "0.218"] == [value]


def test_a_number_whose_unit_nobody_says_is_unread():
    reading = shipped_reader().read("名称 | 数值甲\n甲类 | 12\n乙类 | 15\n")
    assert not reading.claims
    assert [span.quote for span in reading.unread] == ["12", "15"]
