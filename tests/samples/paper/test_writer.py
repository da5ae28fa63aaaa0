from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import openpyxl
import polars as pl

from ceyuan.samples.paper import Sheet, with_marks, write_text, write_workbook

BODY = with_marks(
    pl.DataFrame(
        {
            "区县": ["高新区", "高新区", "武侯区"],
            "本月": ["1", "若干", "3.5"],
            "累计": ["10", "", "35"],
            "日期": ["2021-06-03", "无", "2021-06-30"],
            "代码": ["=1+1", "0012", "'91"],
        }
    )
)
SHEET = Sheet(
    name="表一",
    body=BODY,
    above=(("标题",), ("填报人：某", "", "单位：家")),
    below=(("注：示例",),),
    numbers=frozenset({"本月", "累计"}),
    dates=frozenset({"日期"}),
    merged="区县",
    groups={"本月": ("企业数", "本月"), "累计": ("企业数", "累计")},
)


def test_a_workbook_holds_what_the_sheet_says(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, (SHEET, Sheet(name="表二", body=BODY, is_hidden=True)))
    book = openpyxl.load_workbook(path)
    page = book["表一"]
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    assert cells[0] == ["标题", None, None, None, None]
    assert cells[1] == ["填报人：某", None, "单位：家", None, None]
    assert cells[2] == ["区县", "企业数", None, "日期", "代码"]
    assert cells[3] == [None, "本月", "累计", None, None]
    assert cells[4] == ["高新区", 1, 10, datetime(2021, 6, 3), "=1+1"]
    assert cells[5] == [None, "若干", None, "无", "0012"]
    assert cells[6] == ["武侯区", 3.5, 35, datetime(2021, 6, 30), "'91"]
    assert cells[7][0] == "注：示例"
    assert {str(found) for found in page.merged_cells.ranges} == {"A1:E1", "A3:A4", "B3:C3", "D3:D4", "E3:E4", "A5:A6"}
    assert page["E5"].data_type == "s"  # text that looks like a formula stays text
    assert book["表二"].sheet_state == "hidden"


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, (SHEET,))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_text_is_padded_and_quoted_as_excel_does(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    body = with_marks(pl.DataFrame({"名称": ["甲,乙", '引"号'], "数": ["1,000", ""]}))
    write_text(path, Sheet(name="", body=body, above=(("标题",),), below=(("注",),)), "gb18030", ",")
    rows = list(csv.reader(path.read_text("gb18030").splitlines()))
    assert rows == [["标题", ""], ["名称", "数"], ["甲,乙", "1,000"], ['引"号', ""], ["注", ""]]


def test_a_byte_order_mark_is_the_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    write_text(path, Sheet(name="", body=BODY), "utf-8-sig", "\t")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf\xe5\x8c\xba\xe5\x8e\xbf\t")
