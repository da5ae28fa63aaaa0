"""Files rewritten: cells mended in place, faults marked; everything else as it was, whatever sort of file it is."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceyuan.errors import QuestionError
from ceyuan.intake import Cell, Plan, write_grid, write_marked, write_mended
from intake.conftest import codes
from intake.writing import HALL_HEADERS, deal, deals, halls, workbook

Planned = Callable[..., Plan]
FAULTY = ["高新区", "甲厅", "待定", 1, 2, 3, "50%"]


def grid(path: Path, folder: Path) -> dict[str, pl.DataFrame]:
    return {name: pl.read_parquet(file) for name, file in write_grid(path, folder).items()}


def test_a_cell_is_mended_and_nothing_else(planned: Planned, tmp_path: Path) -> None:
    path = halls(tmp_path / "六月.xlsx", FAULTY, ["高新区", "乙厅", "=1+1", 0, 2, 3, "50%"])
    mended = write_mended(path, {Cell("展厅", "C", 4): "1.5", Cell("展厅", "H", 9): "新"}, _folder(tmp_path))
    assert mended.name == path.name
    assert codes(planned(path)) == [("C4", "not-a-number")]
    assert codes(planned(write_mended(path, {Cell("展厅", "C", 4): "1.5"}, _folder(tmp_path)))) == []
    was, now = grid(path, _folder(tmp_path))["展厅"], grid(mended, _folder(tmp_path))["展厅"]
    changed = [(row, at) for row in range(was.height) for at in was.columns if was[at][row] != now[at][row]]
    assert changed == [(3, "c2")]
    assert now.filter(pl.col("_row") == 9)["c7"].to_list() == ["新"]
    assert openpyxl.load_workbook(mended)["展厅"]["C5"].value == "=1+1"


def test_the_order_of_calculation_goes_with_a_formula(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [["=1+1"]]})
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("xl/calcChain.xml", '<calcChain><c r="A1"/></calcChain>')
    mended = write_mended(path, {Cell("表", "A", 1): "2"}, _folder(tmp_path))
    assert "xl/calcChain.xml" not in zipfile.ZipFile(mended).namelist()
    assert openpyxl.load_workbook(mended)["表"]["A1"].value == "2"


def test_the_same_changes_are_the_same_bytes(tmp_path: Path) -> None:
    path = halls(tmp_path / "六月.xlsx", FAULTY)
    one, other = (write_mended(path, {Cell("展厅", "C", 4): "1"}, _folder(tmp_path)).read_bytes() for _ in range(2))
    assert one == other


@pytest.mark.parametrize(("encoding", "delimiter"), [("gb18030", ","), ("utf-8-sig", "\t"), ("utf-16", ";")])
def test_texts_are_mended_too(planned: Planned, tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = deals(
        tmp_path / "交易.csv", deal("D-1", 成交额="百元"), deal("D-2", 卖方='带"引号"，逗号'), encoding=encoding, delimiter=delimiter
    )
    mended = write_mended(path, {Cell("交易", "F", 2): "100"}, _folder(tmp_path))
    assert planned(mended).rows_refused < planned(path).rows_refused
    assert '带"引号"，逗号' in grid(mended, _folder(tmp_path))["交易"]["c1"].to_list()


def test_a_packed_text_becomes_plain(tmp_path: Path) -> None:
    plain = deals(tmp_path / "交易.csv", deal("D-1"))
    path = tmp_path / "交易.csv.gz"
    path.write_bytes(gzip.compress(plain.read_bytes()))
    assert write_mended(path, {Cell("交易", "F", 2): "5"}, _folder(tmp_path)).name == "交易.csv"


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="No sheet is called"):
        write_mended(halls(tmp_path / "a.xlsx", FAULTY), {Cell("无", "A", 1): "1"}, _folder(tmp_path))


def test_the_marked_workbook_is_the_file_with_its_reasons(planned: Planned, tmp_path: Path) -> None:
    path = halls(tmp_path / "六月.xlsx", FAULTY, ["高新区", "乙厅", 1, 5, 2, 3, "50%"])
    found, out = planned(path), _folder(tmp_path) / "六月.xlsx"
    write_marked(path, found.faults, out, "en")
    page = openpyxl.load_workbook(out)["展厅"]
    assert "is not a number" in page["C4"].comment.text
    assert "More area open than built" in page["D5"].comment.text
    assert page["B4"].comment is None
    assert codes(planned(out)) == codes(found)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40))
def test_whatever_is_written_is_read_again(tmp_path: Path, text: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [HALL_HEADERS]})
    mended = write_mended(path, {Cell("表", "B", 2): text}, _folder(tmp_path))
    assert grid(mended, _folder(tmp_path))["表"]["c1"][1] == text


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / f"out-{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    return folder
