"""Every file as a grid of texts, whatever it came as."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
import xlwt

from ceyuan.intake.limits import Limits
from ceyuan.intake.sheets import Merge, Sheet, open_sheets
from ceyuan.intake.sniff import sniff
from intake.writing import table, workbook


def opened(path: Path) -> list[Sheet]:
    return list(open_sheets(sniff(path, Limits()), Limits(), path.parent))


def grid(sheet: Sheet) -> list[tuple[object, ...]]:
    return sheet.frame.select("_row", *sheet.columns).collect().rows()


def test_a_workbook_keeps_its_places(tmp_path: Path) -> None:
    """Empty rows and columns before the table do not move it."""
    (sheet,) = opened(workbook(tmp_path / "a.xlsx", {"甲": [[], [], [None, None, "名称"], [None, None, "乙"]]}))
    assert grid(sheet)[2:] == [(3, None, None, "名称"), (4, None, None, "乙")]
    assert sheet.head[2] == (None, None, "名称")


def test_texts_are_what_the_cells_show(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        formats = [book.add_format({"num_format": f}) for f in ("0.0%", "0%", "yyyy-mm-dd", 'yyyy"年"m"月"', "0.00E+00")]
        page.write(0, 0, 0.271, formats[0])
        page.write(0, 1, 1, formats[1])
        page.write_datetime(0, 2, dt.datetime(2021, 6, 30), formats[2])
        page.write_datetime(0, 3, dt.datetime(2021, 6, 1), formats[3])
        page.write(0, 4, 1e17, formats[4])
        page.write(0, 5, 915101007234567890)
        page.write(0, 6, 0.1 + 0.2)
        page.write(0, 7, "007")
        page.write(0, 8, True)
        page.write(0, 9, "文本", formats[0])
        page.write(0, 10, 0.333333333333, formats[0])
    (sheet,) = opened(path)
    texts = sheet.head[0]
    assert texts[:2] == ("27.1%", "100%")
    assert texts[2:4] == ("2021-06-30 00:00:00", "2021-06-01 00:00:00")
    assert texts[4:7] == ("100000000000000000", "915101007234567936", "0.3")
    assert texts[7:] == ("007", "true", "文本", "33.3333333333%")


def test_errors_and_formulas_without_a_value_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write(1, 1, "在")
        for column, (formula, value) in enumerate([("=1/0", "#DIV/0!"), ("=X1", "#REF!"), ("=1+1", 2), ("=A1+B1", ""), ("=NA()", "#N/A")]):
            page.write_formula(2, column, formula, None, value)
    (sheet,) = opened(path)
    assert sheet.head[2] == ("#DIV/0!", "#REF!", "2", "=A1+B1", "#N/A")


def test_merges_hidden_sheets_and_the_1904_system_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        first, second = book.add_worksheet("甲"), book.add_worksheet("乙")
        first.merge_range("B2:B4", "并")
        second.write(0, 0, "藏")
        second.very_hidden() if hasattr(second, "very_hidden") else second.hide()
    shown, hidden = opened(path)
    assert shown.merges == (Merge(1, 3, 1, 1),)
    assert (shown.is_hidden, hidden.is_hidden) == (False, True)
    assert shown.epoch == dt.date(1904, 1, 1)


def test_old_workbooks_tell_the_same(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("甲")
    page.write(2, 1, "名称")
    page.write_merge(3, 5, 1, 1, "并")
    page.write(3, 2, 0.271, xlwt.easyxf(num_format_str="0.00%"))
    page.write(4, 2, 12.5)
    page.write(5, 2, dt.date(2021, 6, 30), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    for column in range(3, 9):
        page.write(3, column, column / 100, xlwt.easyxf(num_format_str="0%"))
    book.add_sheet("乙").visibility = 1
    book.save(str(tmp_path / "a.xls"))
    sheet, hidden = opened(tmp_path / "a.xls")
    assert sheet.head[3] == (None, "并", "27.1%", "3%", "4%", "5%", "6%", "7%", "8%")
    assert [row[2] for row in sheet.head[4:6]] == ["12.5", "2021-06-30 00:00:00"]
    assert sheet.merges == (Merge(3, 5, 1, 1),)
    assert hidden.is_hidden


def test_both_kinds_of_workbook_keep_every_digit(tmp_path: Path) -> None:
    """The fast reader rounds to nine decimals; the markup tells the rest, however the number is stored."""
    numbers = [1 / 3, 21.123456789123, 1e-10, -2.5e-11, 3.0000000002, 0.000030517578125, 1234.56, 7]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_column(1, 2, numbers)
    old = xlwt.Workbook()
    page = old.add_sheet("甲")
    for row, number in enumerate(numbers, start=1):
        page.write(row, 2, number)
    old.save(str(tmp_path / "a.xls"))
    for name in ("a.xlsx", "a.xls"):
        (sheet,) = opened(tmp_path / name)
        texts = [row[2] or "" for row in sheet.head[1:]]
        assert [float(text) for text in texts] == pytest.approx(numbers, rel=1e-15, abs=0)
        assert "e" not in "".join(texts).lower()


def test_text_rows_are_counted_as_excel_counts_them(tmp_path: Path) -> None:
    """Blank lines are rows; a line break in a cell is none."""
    path = tmp_path / "a.csv"
    path.write_text('标题\n\n名称,额\n"甲\n乙",1\n丙,2\n', "utf-8")
    (sheet,) = opened(path)
    assert grid(sheet) == [(1, "标题", None), (2, None, None), (3, "名称", "额"), (4, "甲\n乙", "1"), (5, "丙", "2")]
    assert sheet.name == "a"


def test_delimiters_line_ends_and_packing(tmp_path: Path) -> None:
    rows = [["名称", "额"], ["甲,乙", "1"], ["丙", "2"]]
    want = [(1, "名称", "额"), (2, "甲,乙", "1"), (3, "丙", "2")]
    assert grid(opened(table(tmp_path / "a.tsv", rows, delimiter="\t"))[0]) == want
    assert grid(opened(table(tmp_path / "b.csv", rows, delimiter=";"))[0]) == want
    assert grid(opened(table(tmp_path / "c.csv", rows, encoding="gbk"))[0]) == want
    mac = tmp_path / "d.csv"
    mac.write_bytes('名称,额\r"甲,乙",1\r丙,2'.encode())
    assert grid(opened(mac)[0]) == want
    packed = tmp_path / "e.csv.gz"
    packed.write_bytes(gzip.compress((tmp_path / "c.csv").read_bytes()))
    assert grid(opened(packed)[0]) == want


def test_cells_beyond_the_header_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称,额\n" + "甲,1\n" * 100 + "乙,2,3\n丙\n", "utf-8")
    (sheet,) = opened(path)
    rows = sheet.frame.collect().tail(2)
    assert rows.select("c0", "c1", "c2").rows() == [("乙", "2", "3"), ("丙", None, None)]


def test_cells_in_pieces_of_markup_are_found_once(tmp_path: Path) -> None:
    """A sheet of several megabytes is searched in pieces that overlap."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page, percent = book.add_worksheet(), book.add_format({"num_format": "0%"})
        for row in range(40_000):
            page.write(row, 0, "甲乙丙丁" * 4)
            page.write(row, 1, 0.5, percent)
            if row % 1000 == 0:
                page.write_formula(row, 2, "=A1", None, "")
    (sheet,) = opened(path)
    texts = sheet.frame.collect()
    assert texts["c1"].unique().to_list() == ["50%"]
    assert texts.filter(pl.col("c2") == "=A1")["_row"].to_list() == list(range(1, 40_001, 1000))


def test_charts_between_sheets_do_not_mix_them_up(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        first = book.add_worksheet("甲")
        first.write_row(0, 0, [1, 2])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=甲!$A$1:$B$1"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("乙").merge_range("A1:A3", "并")
    merges = {sheet.name: sheet.merges for sheet in opened(path)}
    assert merges["甲"] == ()
    assert merges["乙"] == (Merge(0, 2, 0, 0),)


def test_names_of_files_become_names_of_sheets(tmp_path: Path) -> None:
    for file, name in (("数据[1].csv", "数据1"), ("a.b.csv", "a.b"), ("x" * 50 + ".tsv", "x" * 31)):
        assert opened(table(tmp_path / file, [["名称", "额"], ["甲", "1"]]))[0].name == name
