"""Tables as clerks lay them out: titles, units, headers of several rows, values stated beside the table."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ceyuan.errors import QuestionError, SourceError
from ceyuan.intake import Plan
from intake.conftest import codes
from intake.writing import DEAL_HEADERS, HALL_HEADERS, deal, deals, halls, table, workbook

Planned = Callable[..., Plan]
HALL = ["高新区", "甲厅", 1.5, 1, 2, 3, "50%"]


def refused(planned: Planned, path: Path, **said: object) -> list[tuple[str, str]]:
    """The faults that stop a file, as code and place without the file's name."""
    with pytest.raises(SourceError) as caught:
        planned(path, **said)
    return [(fault.code, fault.where.rpartition("› ")[2]) for fault in caught.value.faults]


def kept(plan: Plan, column: str) -> list[object]:
    return plan.sample[column].to_list()


def test_titles_a_row_of_units_and_a_period_are_read(planned: Planned, tmp_path: Path) -> None:
    plan = planned(halls(tmp_path / "a.xlsx", HALL))
    assert (plan.dataset, plan.period, plan.filer, plan.rows_good) == ("halls", "2021-06", "CD-GXQ", 1)
    (sheet,) = plan.sheets
    assert sheet.header_rows == (3,)
    assert sheet.columns["built_area_m2"] == "C"
    assert sheet.units == {"built_area_m2": "万平方米", "open_area_m2": "万平方米", "invested_yuan": "亿元", "firms": "家"}
    assert sheet.titles["F2"] == "单位：亿元、万平方米"
    assert sheet.stated["month"] == "2021-06"
    assert kept(plan, "invested_yuan") == [Decimal(200_000_000)]
    assert kept(plan, "built_area_m2") == [Decimal(15_000)]


def test_the_header_the_row_of_units_then_the_definition_say_the_unit(planned: Planned, tmp_path: Path) -> None:
    title = ["展厅 2021年6月"]
    head = ["区县", "展厅名称", "建成面积（平方米）", "累计投资（万元）"]
    row = ["高新区", "甲厅", 100, 5]
    plan = planned(workbook(tmp_path / "a.xlsx", {"厅": [title, head, row]}))
    assert (kept(plan, "built_area_m2"), kept(plan, "invested_yuan")) == ([Decimal(100)], [Decimal(50_000)])
    plain = ["区县", "展厅名称", "建成面积", "累计投资"]
    plan = planned(workbook(tmp_path / "b.xlsx", {"厅": [title, ["单位：万元"], plain, row]}))
    assert (kept(plan, "built_area_m2"), kept(plan, "invested_yuan")) == ([Decimal(1_000_000)], [Decimal(50_000)])
    below = [None, None, "(㎡)", "(元)"]
    plan = planned(workbook(tmp_path / "c.xlsx", {"厅": [title, plain, below, ["甲", "乙", 1, 2], row]}))
    assert (kept(plan, "built_area_m2"), kept(plan, "invested_yuan")) == ([Decimal(100)], [Decimal(5)])
    assert plan.sheets[0].header_rows == (2, 3, 4)


def test_units_that_contradict_or_cannot_be_stop_the_file(planned: Planned, tmp_path: Path) -> None:
    rows = [["单位：元"], ["区县", "展厅名称", "建成面积（万元）", "累计投资（万元）"], ["高新区", "甲厅", 1, 5]]
    path = workbook(tmp_path / "展厅2021年6月.xlsx", {"厅": rows})
    assert refused(planned, path) == [("foreign-unit", "厅!C2"), ("contradicting-units", "厅!D2")]


def test_an_office_after_unit_is_no_unit(planned: Planned, tmp_path: Path) -> None:
    """单位 means both unit and office."""
    rows = [["2021年6月展厅月报"], ["单位：高新区管委会", None, "填报人：李四   联系电话：028-1234567"], HALL_HEADERS, [None, *HALL[1:]]]
    plan = planned(workbook(tmp_path / "a.xlsx", {"厅": [*rows[:2], HALL_HEADERS[1:], HALL[1:]]}))
    assert (plan.sheets[0].stated["district"], plan.filer) == ("CD-GXQ", "CD-GXQ")
    assert kept(plan, "reporter") == ["李四"]


def test_headers_of_two_rows(planned: Planned, tmp_path: Path) -> None:
    rows = [
        ["展厅月报 2021年6月"],
        ["区县", "展厅名称", "面积（平方米）", None, "累计投资（万元）", "入驻企业数"],
        [None, None, "建成面积", "开放面积", None, "累计"],
        ["高新区", "甲厅", 100, 50, 7, 3],
    ]
    merges = {"厅": ["A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"]}
    for plan in (planned(workbook(tmp_path / "a.xlsx", {"厅": rows}, merges)), planned(table(tmp_path / "a.csv", rows))):
        assert plan.sheets[0].header_rows == (2, 3)
        assert (kept(plan, "built_area_m2"), kept(plan, "open_area_m2")) == ([Decimal(100)], [Decimal(50)])
        assert (kept(plan, "invested_yuan"), kept(plan, "firms")) == ([Decimal(70_000)], [3])


def test_a_sheet_for_each_district(planned: Planned, tmp_path: Path) -> None:
    pages = {name: [["展厅月报"], HALL_HEADERS[1:], [f"{name}厅", 1.5]] for name in ("高新区", "双流县")}
    plan = planned(workbook(tmp_path / "2021年6月.xlsx", pages | {"说明": [["本表由各区填报。"]], "空": []}))
    assert [sheet.stated["district"] for sheet in plan.sheets] == ["CD-GXQ", "510116"]
    assert (plan.period, plan.filer) == ("2021-06", None)
    assert {name: why.en for name, why in plan.skipped.items()} == {"说明": "It has no header of this dataset", "空": "It is empty"}
    one = planned(tmp_path / "2021年6月.xlsx", sheets=("双流县",))
    assert (one.filer, one.rows) == ("510116", 1)


def test_who_filed_stands_above_a_table_that_has_no_column_for_it(planned: Planned, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [["填报单位：城东登记处"], DEAL_HEADERS, deal("D0001"), deal("D0002")])
    plan = planned(path)
    assert (plan.filer, kept(plan, "office")) == ("城东登记处", ["城东登记处"] * 2)
    named = table(tmp_path / "c.csv", [["登记处：城西登记处"], DEAL_HEADERS, deal("D0001")])
    assert planned(named).filer == "城西登记处"
    assert planned(deals(tmp_path / "b.csv", deal("D0001"))).filer is None


def test_what_is_stated_nowhere_is_asked_for_and_may_be_told(planned: Planned, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"厅": [HALL_HEADERS[1:], HALL[1:]]})
    assert refused(planned, path) == [("value-not-stated", "厅!A1")] * 2
    plan = planned(path, period="2021-06", filer="双流县")
    assert (plan.period, plan.filer, kept(plan, "district")) == ("2021-06", "510116", ["510116"])


def test_a_bare_year_is_no_month(planned: Planned, tmp_path: Path) -> None:
    """2021年展厅月报 must not become December 2021."""
    assert refused(planned, halls(tmp_path / "a.xlsx", HALL, title="2021年展厅月报")) == [("value-not-stated", "展厅!A3")]


def test_unknown_headers_stop_the_file_with_the_line_to_add(planned: Planned, tmp_path: Path) -> None:
    path = workbook(tmp_path / "2021年6月.xlsx", {"厅": [[*HALL_HEADERS[:2], "建成总面积", "风水"], ["高新区", "甲厅", 1, "好"]]})
    with pytest.raises(SourceError) as caught:
        planned(path, dataset="T-01")
    near, far, missing = caught.value.faults
    assert (near.code, near.where) == ("unknown-header", "2021年6月.xlsx › 厅!C1")
    assert "建成面积" in near.fix_zh
    assert "aliases: [建成总面积]" in near.fix_zh
    assert "town/halls.yaml" in near.fix_en
    assert (far.code, far.where) == ("unknown-header", "2021年6月.xlsx › 厅!D1")
    assert (missing.code, "建成面积" in missing.zh) == ("missing-header", True)


def test_repeated_and_nameless_columns_stop_the_file(planned: Planned, tmp_path: Path) -> None:
    rows = [[*DEAL_HEADERS, "成交额", None], [*deal("D0001"), "5", "x"], [*deal("D0002"), "6", "y"]]
    path = table(tmp_path / "a.csv", rows)
    assert refused(planned, path) == [("repeated-header", "a!H1"), ("nameless-column", "a!I1")]


def test_numbering_blanks_and_width_in_headers_do_not_matter(planned: Planned, tmp_path: Path) -> None:
    rows = [
        ["序号", "1、登记号*", "卖 方", "卖方\n代码", "成交额(千元)", "签订日期：", "备注"],
        ["1", "D0001", "甲", None, "5", "2021.6.1", "好"],
    ]
    plan = planned(workbook(tmp_path / "a.xlsx", {"表": rows}))
    assert (plan.rows_good, kept(plan, "amount_yuan")) == (1, [Decimal(5_000)])


def test_the_dataset_is_found_by_its_headers(planned: Planned, tmp_path: Path) -> None:
    plan = planned(deals(tmp_path / "a.csv", deal("D0001")))
    assert plan.candidates[0].dataset == plan.dataset == "deals"
    assert "7" in plan.why.en
    assert refused(planned, table(tmp_path / "b.csv", [["颜色", "形状"], ["红", "圆"]])) == [("unknown-table", "b.csv")]
    assert refused(planned, tmp_path / "a.csv", dataset="halls") == [("no-header", "a.csv")]
    with pytest.raises(QuestionError):
        planned(tmp_path / "a.csv", dataset="hals")
    with pytest.raises(QuestionError):
        planned(tmp_path / "a.csv", sheets=("没有",))


def test_hidden_sheets_are_read_and_said(planned: Planned, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "2021年6月.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("高新区", "双流区"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, HALL_HEADERS[1:])
            page.write_row(1, 0, [f"{name}厅", 1])
            if name == "双流区":
                page.hide()
    plan = planned(path)
    assert plan.rows_good == 2
    assert any("双流区" in note.zh for note in plan.notes)


def test_merged_districts_belong_to_all_their_rows(planned: Planned, tmp_path: Path) -> None:
    rows = [["2021年6月"], HALL_HEADERS[:3], ["高新区", "甲厅", 1], [None, "乙厅", 1], ["双流区", "丙厅", 1], [None, "丁厅", 1]]
    plan = planned(workbook(tmp_path / "a.xlsx", {"厅": rows}, {"厅": ["A3:A4"]}))
    assert codes(plan) == [("A6", "value-missing")]  # where cells are merged, an empty cell outside them is empty
    plan = planned(table(tmp_path / "a.csv", rows))
    assert kept(plan, "district") == ["CD-GXQ", "CD-GXQ", "510116", "510116"]


def test_a_row_of_totals_ends_what_is_filled_down(planned: Planned, tmp_path: Path) -> None:
    rows = [
        ["2021年6月"],
        HALL_HEADERS[:3],
        ["高新区", "甲厅", 1],
        ["小计", None, 1],
        [None, "乙厅", 1],
        ["同上", "丙厅", 1],
        ["合计", None, 3],
    ]
    plan = planned(table(tmp_path / "a.csv", rows))
    assert kept(plan, "district") == ["CD-GXQ"] * 3
    assert [check.agrees for check in plan.totals] == [True, True]


def test_an_empty_table_is_a_filing_of_nothing(planned: Planned, tmp_path: Path) -> None:
    plan = planned(halls(tmp_path / "a.xlsx"))
    assert (plan.rows, plan.period) == (0, "2021-06")
    assert any("零报告" in note.zh for note in plan.notes)
