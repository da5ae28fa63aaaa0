from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.values.han_name import PARTS, Form, NameParser, NameWords, Region

DISTRICTS = (Region(("青羊区",)), Region(("双流区", "双流县", "双流")), Region(("高新区",)))
WORDS = NameWords(
    regions=(
        Region(
            ("中国",),
            (
                Region(("四川", "四川省"), (Region(("成都", "成都市"), DISTRICTS), Region(("泸州", "泸州市")))),
                Region(("吉林", "吉林省"), (Region(("吉林", "吉林市")),)),
            ),
        ),
    ),
    forms=(
        Form("limited", "enterprise", ("有限责任公司", "有限公司"), "anything", is_whole=True),
        Form("joint_stock", "enterprise", ("股份有限公司",), "anything", is_whole=True),
        Form("company", "enterprise", ("公司",), "anything"),
        Form("factory", "enterprise", ("厂",), "branch"),
        Form("cooperative", "enterprise", ("供销合作社", "合作社"), "branch"),
        Form("university", "university", ("大学", "学院"), "branch"),
        Form("hospital", "hospital", ("医院", "人民医院"), "branch"),
        Form("government", "government", ("局", "人民政府"), "branch"),
        Form("institute", "institute", ("研究院", "实验室")),
        Form("foreign", "foreign", ("LTD.", "GMBH", "CO., LTD.")),
    ),
    before_form=("集团", "总"),
    branches=("分公司", "支公司", "分局", "门市部", "医院", "学院", "分厂", "旅馆"),
    trades=("科技", "电子", "电子科技", "机械", "机械制造", "新能源", "能源", "银行", "农业", "建筑", "运输", "餐饮管理", "邮政", "烟草"),
    remarks=("普通合伙", "筹"),
    former=("原", "曾用名"),
    short=("简称",),
    variants={"長": "长", "電": "电", "團": "团"},
)
PARSER = NameParser(WORDS)


def parts(name: str) -> tuple[str | None, ...]:
    return PARSER.parse(pl.Series([name])).select(PARTS).row(0)


def one(name: str, column: str) -> str | None:
    return PARSER.parse(pl.Series([name]))[column][0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("成都青禾科技有限公司", ("成都", "青禾", "科技", "有限公司", None)),
        ("四川省成都市青羊区青禾电子科技有限责任公司", ("四川省成都市青羊区", "青禾", "电子科技", "有限责任公司", None)),
        ("四川双流青禾有限公司", ("四川双流", "青禾", None, "有限公司", None)),
        ("成都青羊科技有限公司", ("成都", "青羊", "科技", "有限公司", None)),
        ("吉林市青禾机械厂", ("吉林市", "青禾", "机械", "厂", None)),
        ("青禾机械（成都）有限公司", ("成都", "青禾", "机械", "有限公司", None)),
        ("成都青禾（集团）有限公司", ("成都", "青禾", None, "集团有限公司", None)),
        ("中国青禾集团四川有限公司泸州分公司", ("中国四川", "青禾", "集团", "有限公司", "泸州分公司")),
        ("中国农业银行股份有限公司成都分行", ("中国", None, "农业银行", "股份有限公司", "成都分行")),
        ("四川省烟草公司泸州市公司", ("四川省", None, "烟草", "公司", "泸州市公司")),
        ("成都青禾总公司泸州青禾建筑有限公司", ("成都", "青禾总公司泸州青禾", "建筑", "有限公司", None)),
        ("成都青禾电子公司", ("成都", "青禾", "电子", "公司", None)),
        ("丰谷县青禾供销合作社北街门市部", ("丰谷县", "青禾", None, "供销合作社", "北街门市部")),
        ("成都青禾机械厂南郊旅馆", ("成都", "青禾", "机械", "厂", "南郊旅馆")),
        ("成都新能源科技有限公司", ("成都", None, "新能源科技", "有限公司", None)),
        ("成都禾科技有限公司", ("成都", "禾科技", None, "有限公司", None)),
        ("四川青禾大学", ("四川", "青禾", None, "大学", None)),
        ("青禾新能源研究院", (None, "青禾", "新能源", "研究院", None)),
        ("成都市第九人民医院", ("成都市", "第九", None, "人民医院", None)),
        ("成都市农业局双流分局", ("成都市", None, "农业", "局", "双流分局")),
        ("Qinghe Tools GmbH", (None, "QINGHE TOOLS", None, "GMBH", None)),
        ("成都", ("成都", None, None, None, None)),
        ("有限公司", (None, None, None, "有限公司", None)),
        ("禾", (None, "禾", None, None, None)),
    ],
)
def test_shapes(name: str, expected: tuple[str | None, ...]) -> None:
    assert parts(name) == expected


@pytest.mark.parametrize(
    ("name", "kind", "form_id"),
    [
        ("成都青禾有限公司", "enterprise", "limited"),
        ("成都青禾有限责任公司", "enterprise", "limited"),
        ("成都青禾集团股份有限公司", "enterprise", "joint_stock"),
        ("四川青禾大学南郊医院", "hospital", "university"),
        ("四川青禾大学南郊学院", "university", "university"),
        ("成都青禾机械厂南郊旅馆", "enterprise", "factory"),
        ("成都青禾有限公司南郊医院", "enterprise", "limited"),
        ("成都市农业局", "government", "government"),
        ("QINGHE TOOLS CO., LTD.", "foreign", "foreign"),
        ("成都青禾", None, None),
    ],
)
def test_kinds(name: str, kind: str | None, form_id: str | None) -> None:
    assert (one(name, "kind"), one(name, "form_id")) == (kind, form_id)


@pytest.mark.parametrize(
    "written",
    [
        "成都青禾電子（集團）有限公司",
        "成都青禾电子【集团】有限公司",
        " 成都 青禾电子(集团)有限公司\u3000",
        "成都“青禾”电子集团有限公司",
        "成都青禾电子集团\u200b有限公司",
    ],
)
def test_ways_to_write_the_same(written: str) -> None:
    assert parts(written) == ("成都", "青禾", "电子", "集团有限公司", None)


def test_brackets_tell_former_and_short_names_and_remarks() -> None:
    found = PARSER.parse(pl.Series(["成都青禾科技有限公司（原成都青苗机械厂）", "青禾研究院（简称：青研）", "成都青禾机械厂（普通合伙）"]))
    assert found["former"].to_list() == ["成都青苗机械厂", None, None]
    assert found["short"].to_list() == [None, "青研", None]
    assert found["remark"].to_list() == [None, None, "普通合伙"]
    assert found["name"].to_list() == ["成都青禾科技有限公司", "青禾研究院", "成都青禾机械厂"]


PIECES = st.sampled_from(
    [
        "成都",
        "四川省",
        "青禾",
        "双流",
        "科技",
        "银行",
        "集团",
        "(成都)",
        "(集团)",
        "有限公司",
        "公司",
        "厂",
        "分公司",
        "大学",
        "医院",
        "禾",
        "第一",
        "x",
        " ",
    ]
)
NAMES = st.one_of(st.none(), st.text(max_size=40), st.lists(PIECES, max_size=8).map("".join))


@settings(max_examples=30)
@given(st.lists(NAMES, max_size=4))
def test_nothing_of_a_name_is_lost_and_each_row_stands_alone(names: list[str | None]) -> None:
    column = pl.Series(names, dtype=pl.String)
    found = PARSER.parse(column)
    for row, name in zip(found.iter_rows(named=True), names, strict=True):
        assert PARSER.parse(pl.Series([name], dtype=pl.String)).row(0, named=True) == row
        joined = "".join(row[part] or "" for part in PARTS)
        assert sorted(joined.replace(" ", "")) == sorted((row["name"] or "").replace(" ", "")) or "(" in (row["name"] or "")


def test_a_name_of_ten_thousand_characters() -> None:
    assert parts("成都" + "禾" * 10_000 + "有限公司")[0::3] == ("成都", "有限公司")


def test_no_words_leave_the_name_as_its_core() -> None:
    found = NameParser(NameWords((), ())).parse(pl.Series(["成都青禾有限公司", None]))
    assert found["core"].to_list() == ["成都青禾有限公司", None]


@pytest.mark.parametrize(
    "written",
    [
        "12、成都青禾科技有限公司",
        "（3）成都青禾科技有限公司。",
        "单位名称：成都青禾科技有限公司……",
        "青禾科技有限公司（成都）",
        "成都青禾科技有限公司、成都青禾",
        "成都青禾科技有限公司\n四川青禾科技",
        "成 都 青 禾 科 技 有 限 公 司",
    ],
)
def test_what_lists_add_to_a_name_is_no_part_of_it(written: str) -> None:
    assert parts(written) == ("成都", "青禾", "科技", "有限公司", None)


def test_of_two_names_in_a_cell_the_second_is_kept() -> None:
    assert one("成都青禾科技有限公司；成都蓝田", "former") == "成都蓝田"
    assert parts("青禾、蓝田")[1] == "青禾、蓝田"  # neither is whole


def test_a_place_behind_a_name_that_has_one_is_its_branch() -> None:
    assert parts("四川青禾科技有限公司（成都）")[4] == "(成都)"
