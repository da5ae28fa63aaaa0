"""What holds of any text: offsets, forms, flags."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_reader import shipped_reader

READER = shipped_reader()
PIECES = [
    "2021年上半年", "，", "。", "；", "、", "（", "）", "：", "\n", " | ", "\t", "全市", "成都市", "技术合同成交额", "达到",
    "同比增长", "12家", "3.5%", "5—8亿元", "-2%", "第4位", "分别为", "和", "占GDP的比重", "预计", "三分之二", "5G", "近万个",
    "数十家", "翻两番", "較2015年", "１２３萬", "个百分点", "《", "》", "每万人",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join))
def test_quotes_stand_where_they_are_said_to(text):
    reading = READER.read(text)
    for span in (*reading.claims, *reading.unread):
        assert span.quote == text[span.start : span.end]
        assert span.quote


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_reading_can_be_written_down(text):
    reading = READER.read(text)
    assert len(json.loads(reading.to_json())["claims"]) == len(reading.claims)
    assert all(len(row) == len(reading.table()[0]) for row in reading.table("en")[1])
    assert reading.to_html().count("<mark") <= len(reading.claims) + len(reading.unread)


def test_streaming_gives_the_same_claims():
    text = "2021年，成交额12亿元，增长3%。\n" * 300
    assert sum(1 for _ in READER.stream(text)) == len(READER.read(text).claims) == 600


def test_nothing_of_a_text_becomes_markup():
    page = READER.read('<script>alert(1)</script>，企业"<b>12家</b>"', "<img>.txt").to_html("en")
    assert "<script>" not in page
    assert "<img>" not in page
    assert "<b>" not in page
    assert "http" not in page


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("授予专利1219.三万件", "malformed"),
        ("某类企业占全部企业的120%", "impossible"),
        ("营业收入下降130%", "impossible"),
        ("新增企业12.5家", "impossible"),
        ("高新\ufffd产业营业收入增长12%", "damaged"),
        ("高新技术企业增长".encode().decode("latin-1") + "12%", "damaged"),
        ("高新技术产业营业收入".encode().decode("gb18030", "ignore") + "12%", "damaged"),
        ("2021年上半年，全市的" + "营业收入".encode().decode("gb18030") + "增长12%", "damaged"),
    ],
)
def test_doubtful_figures_are_flagged(text, flag):
    assert [claim.flags for claim in READER.read(text).claims] == [(flag,)]
