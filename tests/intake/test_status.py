"""The state of filings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from ceyuan.intake import Desk, FilingStatus, Receipt, status, write_quarantine
from intake.writing import deal, deals, halls, table

Received = Callable[..., Receipt]


def told(found: tuple[FilingStatus, ...]) -> list[tuple[str | None, str | None, str]]:
    return [(state.period, state.filer, state.state) for state in found]


def test_nothing_has_come(desk: Desk) -> None:
    """Only the last period that is over is asked for."""
    assert told(status(desk, "halls")) == [
        ("2021-06", "510107", "overdue"),
        ("2021-06", "510116", "overdue"),
        ("2021-06", "CD-GXQ", "overdue"),
    ]
    assert told(status(desk, "accounts")) == [("2021Q2", None, "due")]
    assert status(desk, "deals") == ()


def test_filings_are_in_due_overdue_or_quarantined(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "四月.xlsx", ["高新区", "甲厅", 1], ["武侯区", "乙厅", 1], title="2021年4月"))
    received(halls(tmp_path / "五月.xlsx", ["高新区", "甲厅", 1], ["高新区", "丙厅", "?"], title="2021年5月"))
    assert told(status(desk, "halls")) == [
        ("2021-04", "510107", "in"),
        ("2021-04", "CD-GXQ", "in"),
        ("2021-05", "510107", "overdue"),
        ("2021-05", "CD-GXQ", "quarantined"),
        ("2021-06", "510107", "overdue"),
        ("2021-06", "CD-GXQ", "overdue"),
    ]
    early = replace(desk, today=date(2021, 7, 2))
    assert told(status(early, "halls", "2021-06")) == [("2021-06", "510107", "due"), ("2021-06", "CD-GXQ", "due")]
    (may,) = [state for state in status(desk, "halls", "2021-05") if state.filer == "CD-GXQ"]
    assert (may.rows, may.rows_quarantined, may.batches, may.due_on) == (1, 1, (2,), date(2021, 6, 5))


def test_mended_filings_are_in(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1], ["高新区", "乙厅", "?"]))
    write_quarantine(desk, 1, tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    book.worksheets[0]["C4"] = 2
    book.save(tmp_path / "q.xlsx")
    received(tmp_path / "q.xlsx")
    (state,) = [state for state in status(desk, "halls", "2021-06") if state.filer == "CD-GXQ"]
    assert (state.state, state.rows, state.batches) == ("in", 2, (1, 2))


def test_a_registry_and_a_table_of_all_have_no_filer(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(deals(tmp_path / "a.csv", deal("D0001")))
    received(table(tmp_path / "b.csv", [["2021年一季度"], ["地区", "收入"], ["武侯区", 1]]))
    assert told(status(desk, "deals")) == [(None, None, "in")]
    assert told(status(desk, "accounts")) == [("2021Q1", None, "in"), ("2021Q2", None, "due")]


def test_each_refused_row_waits_for_its_own_filer(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1], ["武侯区", "乙厅", "?"], ["双流区", "丙厅", "?"], ["月球区", "丁厅", 1]))
    assert told(status(desk, "halls", "2021-06")) == [
        ("2021-06", None, "quarantined"),  # its cell names no district
        ("2021-06", "510107", "quarantined"),
        ("2021-06", "510116", "quarantined"),
        ("2021-06", "CD-GXQ", "in"),
    ]


def test_refused_rows_are_not_of_the_filer_of_the_good_ones(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", "?"], ["武侯区", "乙厅", 1]))
    waiting = {state.filer: state.rows_quarantined for state in status(desk, "halls", "2021-06")}
    assert (waiting["CD-GXQ"], waiting["510107"]) == (1, 0)
