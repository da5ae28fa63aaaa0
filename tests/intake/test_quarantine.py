"""Quarantine workbooks: in the shape of their file, mended and received again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ceyuan.errors import QuestionError
from ceyuan.intake import Desk, Receipt, write_quarantine
from ceyuan.intake.mending import waiting_rows
from intake.writing import DEAL_HEADERS, HALL_HEADERS, deal, deals, halls, table, workbook

Received = Callable[..., Receipt]


def out(desk: Desk, batch: int, path: Path, lang: str = "zh") -> openpyxl.Workbook:
    assert write_quarantine(desk, batch, path, lang) > 0
    return openpyxl.load_workbook(path)


def test_the_workbook_has_the_shape_of_the_file(desk: Desk, received: Received, tmp_path: Path) -> None:
    rows = [
        ["展厅月报（2021年6月）"],
        [None, None, "面积（万平方米）", None, "入驻企业数"],
        ["区县", "展厅名称", "建成面积", "开放面积", None],
        ["高新区", "甲厅", 1, 1, 3],
        [None, "乙厅", 1, 2, "三"],
        ["合计", None, 2, 3, 6],
    ]
    merges = {"厅": ["A1:E1", "C2:D2", "E2:E3", "A4:A5"]}
    received(workbook(tmp_path / "a.xlsx", {"厅": rows, "空": []}, merges))
    book = out(desk, 1, tmp_path / "q.xlsx")
    page = book["厅"]
    assert book.sheetnames == ["厅"]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["展厅月报（2021年6月）", None, None, None, None, None],
        [None, None, "面积（万平方米）", None, "入驻企业数", None],
        ["区县", "展厅名称", "建成面积", "开放面积", None, "原文件行号"],
        ["高新区", "乙厅", "1", "2", "三", 5],
    ]
    assert {str(area) for area in page.merged_cells.ranges} == {"A1:E1", "C2:D2", "E2:E3"}
    assert {cell.coordinate: cell.comment.text.split("；")[0] for row in page.iter_rows() for cell in row if cell.comment} == {
        "D4": "开放面积大于建成面积（开放面积 2，建成面积 1）",
        "E4": "“三”不是数字",
    }
    assert page["E4"].fill.fgColor.rgb == "FFFFC7CE"
    assert page["C4"].fill.fgColor.rgb != "FFFFC7CE"


def test_comments_are_in_the_clerks_language(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(deals(tmp_path / "a.csv", deal("D0001", 成交额="许多")))
    page = out(desk, 1, tmp_path / "q.xlsx", "en")["a"]
    assert page["F2"].comment.text == "'许多' is not a number; write digits only"
    assert page["F2"].comment.author == "Ceyuan"


def test_mended_rows_take_the_place_of_quarantined_ones(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(
        halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1], ["高新区", "乙厅", "一"], ["高新区", "丙厅", "二"], ["高新区", "丁厅", "三"])
    )
    book = out(desk, 1, tmp_path / "q.xlsx")
    page = book["展厅"]
    page["C4"], page["C5"] = 1, "还是错"
    page.delete_rows(6)
    book.save(tmp_path / "q2.xlsx")
    receipt = received(tmp_path / "q2.xlsx")
    assert (receipt.batch.mends, receipt.mended, receipt.batch.rows_accepted, receipt.batch.rows_quarantined) == (1, 1, 1, 1)
    assert waiting_rows(desk.ledger, 1)["_row"].to_list() == [7]  # only the row that was left out
    again = out(desk, 2, tmp_path / "q3.xlsx")
    assert [cell.value for cell in again["展厅"][4]][-1] == 5  # where it stood in the file of batch 2
    again["展厅"]["C4"] = 2
    again.save(tmp_path / "q4.xlsx")
    assert received(tmp_path / "q4.xlsx").mended == 1
    assert waiting_rows(desk.ledger, 2).is_empty()
    with pytest.raises(QuestionError):
        write_quarantine(desk, 2, tmp_path / "none.xlsx")


def test_a_mended_file_is_of_its_batchs_dataset_period_and_filer(desk: Desk, received: Received, tmp_path: Path) -> None:
    """What the name of the first file stated, the quarantine workbook no longer states."""
    received(table(tmp_path / "高新区2021年6月.csv", [HALL_HEADERS[1:3], ["甲厅", "一"], ["乙厅", 1]]))
    book = out(desk, 1, tmp_path / "q.xlsx")
    book.worksheets[0]["B2"] = 1
    book.save(tmp_path / "改.xlsx")
    batch = received(tmp_path / "改.xlsx").batch
    assert (batch.dataset, batch.period, batch.filer, batch.rows_accepted) == ("halls", "2021-06", "CD-GXQ", 1)


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "http://example.org", "{=1}"])
def test_texts_never_become_formulas_or_links(desk: Desk, received: Received, tmp_path: Path, text: str) -> None:
    received(deals(tmp_path / "a.csv", deal("D0001", 卖方=text, 成交额="?"), deal(text, 成交额="?")))
    page = out(desk, 1, tmp_path / "q.xlsx")["a"]
    for cell in (page["B2"], page["A3"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_row_refused_as_a_whole_is_commented_at_its_number(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(deals(tmp_path / "a.csv", deal("D0001"), [*deal("D0002"), "多"]))
    page = out(desk, 1, tmp_path / "q.xlsx")["a"]
    assert page.cell(1, len(DEAL_HEADERS) + 2).value == "原文件行号"
    assert "分隔符" in page.cell(2, len(DEAL_HEADERS) + 2).comment.text


def test_asking_for_what_is_not_there(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1]))
    for batch in (1, 9):
        with pytest.raises(QuestionError):
            write_quarantine(desk, batch, tmp_path / "q.xlsx")
    assert not (tmp_path / "q.xlsx").exists()


def test_the_same_file_sent_again_with_a_reason_leaves_nothing_waiting(desk: Desk, received: Received, tmp_path: Path) -> None:
    """A row of a closed period needs no mending, only the reason: the file comes again as it was."""
    received(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1], title="2021年5月"))
    changed = halls(tmp_path / "b.xlsx", ["高新区", "甲厅", 9], title="2021年5月")
    refused = received(changed).batch
    assert waiting_rows(desk.ledger, refused.number).height == 1
    accepted = received(changed, correction="更正").batch
    assert (accepted.rows_accepted, waiting_rows(desk.ledger, refused.number).height) == (1, 0)
    assert waiting_rows(desk.ledger, refused.number, refused.version).height == 1  # as it was known then
