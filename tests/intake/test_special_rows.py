"""Rows that are no records: told, said and never counted; totals are checked."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from ceyuan.intake import Plan
from intake.conftest import codes
from intake.writing import DEAL_HEADERS, HALL_HEADERS, deal, deals, table, workbook

Planned = Callable[..., Plan]


def test_totals_repeats_notes_and_blanks_are_passed_over_and_said(planned: Planned, tmp_path: Path) -> None:
    rows = [
        deal("D0001"),
        [],
        DEAL_HEADERS,
        deal("D0002"),
        ["小计", None, None, None, None, "200.00"],
        deal("D0003", 成交额="50.5"),
        ["合 计", None, None, None, None, "250.50"],
        ["注：数据截至6月25日。"],
        ["填报人：张三", None, None, "联系电话：028-1"],
        ["单位负责人签章："],
    ]
    plan = planned(deals(tmp_path / "a.csv", *rows))
    assert (plan.rows_good, plan.rows_refused, codes(plan)) == (
        3,
        0,
        [("B2", "seller_has_hall"), ("B5", "seller_has_hall"), ("B7", "seller_has_hall")],
    )
    assert [(check.cell, check.summed, check.agrees) for check in plan.totals] == [
        ("a!F6", Decimal("200.00"), True),
        ("a!F8", Decimal("250.50"), True),
    ]
    said = "；".join(note.zh for note in plan.notes)
    assert "第 8 行是合计行" in said
    assert "第 6 行是小计行" in said
    assert "第 4 行是重复的表头" in said
    assert "第 9、10、11 行是注释或签名" in said


def test_totals_may_stand_on_top_and_subtotals_before_their_rows(planned: Planned, tmp_path: Path) -> None:
    rows = [
        ["2021年6月"],
        HALL_HEADERS[:3],
        ["全市", None, 6],
        ["小计", None, 3],
        ["高新区", "甲厅", 1],
        ["高新区", "乙厅", 2],
        ["小计", None, 3],
        ["双流区", "丙厅", 3],
    ]
    plan = planned(workbook(tmp_path / "a.xlsx", {"厅": rows}))
    assert plan.rows_good == 3
    assert [check.agrees for check in plan.totals] == [True, True, True]


def test_a_total_that_does_not_add_up_is_a_warning_at_its_cell(planned: Planned, tmp_path: Path) -> None:
    rows = [["2021年6月"], HALL_HEADERS[:3], ["高新区", "甲厅", 1.25], ["合计", None, 2]]
    plan = planned(workbook(tmp_path / "a.xlsx", {"厅": rows}))
    assert (plan.rows_good, codes(plan)) == (1, [("C4", "total-differs")])
    assert "12500" in plan.faults["en"][0]


def test_totals_may_be_rounded_where_they_are_printed(planned: Planned, tmp_path: Path) -> None:
    rows = [["2021年6月"], HALL_HEADERS[:3], ["高新区", "甲厅", 1.254], ["高新区", "乙厅", 1.253], ["合计", None, 2.51]]
    assert [check.agrees for check in planned(workbook(tmp_path / "a.xlsx", {"厅": rows})).totals] == [True]
    rows[-1] = ["合计", None, 2.52]
    assert [check.agrees for check in planned(workbook(tmp_path / "b.xlsx", {"厅": rows})).totals] == [False]


def test_a_record_with_faults_is_no_note(planned: Planned, tmp_path: Path) -> None:
    """A row of which only the name is filled in is refused, not passed over."""
    plan = planned(deals(tmp_path / "a.csv", ["D0001", "示例厅"], [None, "来源广告公司", None, None, None, "7"]))
    assert (plan.rows_good, plan.rows_refused) == (0, 2)


def test_the_whole_waits_when_its_total_differs(planned: Planned, tmp_path: Path) -> None:
    rows = [["2021年二季度"], ["地区", "收入"], ["武侯区", 1], ["双流区", 2], ["合计", 4]]
    plan = planned(table(tmp_path / "a.csv", rows))
    assert (plan.dataset, plan.rows_good, plan.rows_waiting, plan.rows_refused) == ("accounts", 0, 2, 0)
    assert [code for _, code in codes(plan)] == ["waits-for-others", "waits-for-others", "total-differs"]
