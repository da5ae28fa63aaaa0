"""Any stored value in its own cell, with its original text."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from ceyuan.errors import QuestionError
from ceyuan.intake import Desk, Receipt, original
from intake.writing import HALL_HEADERS, deal, deals, halls, table, workbook

Received = Callable[..., Receipt]


def test_values_are_shown_in_their_cells(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "六月.xlsx", ["高新区", "甲厅", " １．５ ", None, "3.5亿元"]))
    area = original(desk, 1, "展厅", 4, "built_area_m2")
    assert (area.file_name, area.cell, area.header, area.text) == ("六月.xlsx", "展厅!C4", "建成面积", " １．５ ")
    assert original(desk, 1, "展厅", 4, "invested_yuan").text == "3.5亿元"
    assert original(desk, 1, "展厅", 4, "open_area_m2").text is None


def test_values_from_merged_repeated_and_other_cells(desk: Desk, received: Received, tmp_path: Path) -> None:
    rows = [["2021年6月"], HALL_HEADERS[:3], ["高新区", "甲厅", 1], [None, "乙厅", 1]]
    received(workbook(tmp_path / "a.xlsx", {"厅": rows}, {"厅": ["A3:A4"]}))
    received(table(tmp_path / "b.csv", [*rows[:3], [None, "丙厅", 1]]))
    received(deals(tmp_path / "c.csv", deal("D0001")))
    assert (original(desk, 1, "厅", 4, "district").cell, original(desk, 1, "厅", 4, "district").text) == ("厅!A3", "高新区")
    assert original(desk, 2, "b", 4, "district").cell == "b!A3"
    assert original(desk, 3, "c", 2, "district").text == "成都市武侯区一环路"


def test_values_stated_beside_the_table(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(workbook(tmp_path / "2021年6月.xlsx", {"高新区": [["展厅月报"], HALL_HEADERS[1:3], ["甲厅", 1]]}))
    assert original(desk, 1, "高新区", 3, "month").cell == "2021年6月.xlsx"
    assert original(desk, 1, "高新区", 3, "district").cell == "高新区"
    received(halls(tmp_path / "b.xlsx", ["高新区", "乙厅", 1]))
    assert original(desk, 2, "展厅", 4, "month").cell == "展厅!A1"


def test_text_files_are_opened_as_they_came(desk: Desk, received: Received, tmp_path: Path) -> None:
    path = deals(tmp_path / "a.csv", deal("D0001"), deal("D0002", 成交额="1,000"), encoding="gbk")
    packed = tmp_path / "登记.csv.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    received(packed)
    assert original(desk, 1, "登记", 3, "amount_yuan").text == "1,000"


def test_what_is_not_there_is_said(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(deals(tmp_path / "a.csv", deal("D0001")))
    for sheet, row, field in (("b", 2, "number"), ("a", 99, "number"), ("a", 1, "number"), ("a", 2, "numbr")):
        with pytest.raises(QuestionError):
            original(desk, 1, sheet, row, field)
    received(halls(tmp_path / "b.xlsx", ["高新区", "乙厅", 1]))
    with pytest.raises(QuestionError, match="is not in the file"):
        original(desk, 2, "展厅", 4, "reporter")
