from __future__ import annotations

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.samples.paper import (
    DATA,
    EXTRA,
    KIND,
    MESS,
    REFUSED,
    Form,
    Hand,
    Heading,
    Sheet,
    marked,
    respelled,
    spoiled,
    widened,
    with_marks,
)

ROWS = pl.DataFrame(
    {
        "district": ["CD-GXQ", "CD-GXQ", "510107"],
        "zone": ["甲", "甲", "乙"],
        "space": ["一号", "二号", "三号"],
        "built_area_m2": [10_000, 25_500, 400],
        "firms": [3, 4, 5],
    }
)
HEADING = Heading(title="月报", lines=(("填报人：某", "", "单位：家"),), notes=("注：示例",))


def fill(chengdu: Definitions, form: Form, rows: pl.DataFrame = ROWS) -> tuple[Sheet, ...]:
    return form.fill(rows, HEADING, chengdu.dataset("space_filings"), chengdu)


def test_a_title_says_that_the_data_is_synthetic(chengdu: Definitions) -> None:
    (sheet,) = fill(chengdu, Form())
    assert "合成" in sheet.above[0][0]
    assert "非真实" in sheet.above[0][0]
    assert sheet.first_row == 4
    assert sheet.messes == {"title_rows", "filler_rows", "unit_row", "trailing_notes"}


def test_each_district_has_its_sheet(chengdu: Definitions) -> None:
    first, second = fill(chengdu, Form(sheets_by="district", hidden=("武侯区",)))
    assert (first.name, second.name) == ("成都高新区", "武侯区")
    assert (first.is_hidden, second.is_hidden) == (False, True)
    assert first.above[0][0].startswith("成都高新区月报")
    assert "区（市）县" not in first.cells.columns


def test_totals_sum_their_rows_and_are_no_data(chengdu: Definitions) -> None:
    form = Form(merged="district", summed=("built_area_m2", "firms"), total_under="space", subtotals=True)
    (sheet,) = fill(chengdu, form)
    labels, areas = sheet.body["科创空间名称"].to_list(), sheet.body["建成面积（万平方米）"].to_list()
    assert labels == ["一号", "二号", "小计", "三号", "小计", "合计"]
    assert areas == ["1", "2.55", "3.55", "0.04", "0.04", "3.59"]
    assert sheet.body["序号"].to_list() == ["1", "2", "", "3", "", ""]
    assert (sheet.count(DATA), sheet.count(EXTRA)) == (3, 3)


def test_totals_read_through_separators(chengdu: Definitions) -> None:
    form = Form(hand=Hand(thousands=True, units={"built_area_m2": "平方米"}), summed=("built_area_m2",), total_under="space")
    (sheet,) = fill(chengdu, form)
    assert sheet.body["建成面积（平方米）"].to_list() == ["10,000", "25,500", "400", "35900"]


def test_a_page_begins_with_the_header(chengdu: Definitions) -> None:
    (sheet,) = fill(chengdu, Form(page_rows=2))
    assert sheet.body["科创空间名称"].to_list() == ["一号", "二号", "科创空间名称", "三号"]
    assert sheet.planted == {"repeated_header": [6]}


def test_planted_rows_are_told_by_their_row_in_excel(chengdu: Definitions) -> None:
    rows = pl.concat([ROWS, marked(ROWS.tail(1), "operating_above_built", REFUSED)], how="diagonal")
    (sheet,) = fill(chengdu, Form(groups={"firms": ("企业", "累计")}), rows)
    assert sheet.first_row == 5
    assert sheet.planted == {"operating_above_built": [8]}
    assert sheet.count(REFUSED) == 1


def test_blemishes_touch_only_their_cells() -> None:
    body = with_marks(pl.DataFrame({"代码": ["91A", "92B", "93C", "94D"], "数": ["1", "2", "3", "4"]}))
    wide = widened(body, "代码", 2)
    assert wide["代码"].to_list() == ["91A", "９２Ｂ", "93C", "９４Ｄ"]
    assert wide[MESS].to_list() == ["", "full_width", "", "full_width"]
    bad = spoiled(body, "数", 0, "若干", ("not_a_number", REFUSED))
    assert bad["数"].to_list() == ["若干", "2", "3", "4"]
    assert bad[KIND].to_list() == [REFUSED, DATA, DATA, DATA]
    unit = respelled(body, "数", 4, "unit_in_cell", pl.col("数") + "万")
    assert unit["数"].to_list() == ["1", "2", "3", "4万"]
