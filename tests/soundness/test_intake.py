"""Wrong answers that intake once gave. Never to be weakened."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from ceyuan.errors import SourceError
from ceyuan.intake import Delivery, Desk, Plan, plan
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.number import NumberForm, number
from ceyuan.intake.words import Words
from ceyuan.ledger import Ledger, LedgerSettings
from intake.conftest import the_town
from intake.writing import HALL_HEADERS, deal, deals, halls, table, workbook


def planned(path: Path) -> Plan:
    with Ledger(LedgerSettings.local(path.parent / "ledger")) as ledger:
        return plan(Desk(the_town(), ledger, date(2021, 7, 8)), Delivery(path=path, receiver="测试"))


@pytest.mark.parametrize("stored", ["21.123456789123", "0.1234567891", "0.0000000001", "3.0000000002"])
def test_amounts_of_workbooks_keep_every_digit(tmp_path: Path, stored: str) -> None:
    """The fast reader rounds numbers to nine decimals when asked for texts: in 亿元 that is ten fen, and 0.0000000001 became nothing."""
    found = planned(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1, None, float(stored)], ["高新区", "乙厅", 1, None, 2]))
    assert found.sample["invested_yuan"].to_list() == [(Decimal(stored) * 10**8).quantize(Decimal("0.01")), Decimal(2 * 10**8)]


def test_percents_are_what_the_cell_shows(tmp_path: Path) -> None:
    """0.875 in a cell that shows 87.5% was stored as 0.875 percent."""
    path = tmp_path / "2021年6月.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("高新区")
        page.write_row(0, 0, [*HALL_HEADERS[1:3], "入驻率"])
        page.write_row(1, 0, ["甲厅", 1])
        page.write(1, 2, 0.875, book.add_format({"num_format": "0%"}))
    assert planned(path).sample["occupancy_pct"].to_list() == [Decimal("87.5")]


def test_a_row_of_units_is_no_header(tmp_path: Path) -> None:
    """单位 names the district in one dataset, so 单位：万元 was taken for its header."""
    with pytest.raises(SourceError) as caught:
        planned(workbook(tmp_path / "a.xlsx", {"表": [["单位：万元"], ["甲", "乙"], ["1", "2"]]}))
    assert caught.value.faults[0].code == "unknown-table"


def test_dates_of_records_are_not_the_period_of_the_file(tmp_path: Path) -> None:
    """The first registration of a registry, of 1978, became the period that the registry was filed for."""
    rows = [
        ["统一社会信用代码", "企业名称", "成立日期"],
        ["9144030071526726XG", "甲", "1978-01-01"],
        ["91330100799655058B", "乙", "1999-05-01"],
    ]
    found = planned(table(tmp_path / "a.csv", rows))
    assert (found.dataset, found.period) == ("enterprises", None)


def test_a_bare_year_is_not_its_december(tmp_path: Path) -> None:
    """A monthly filing titled 2021年 would have been of December 2021."""
    with pytest.raises(SourceError):
        planned(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1], title="2021年展厅月报"))


def test_what_a_total_is_called_is_filled_down_to_nobody(tmp_path: Path) -> None:
    """The rows after 小计 got 小计 for their district."""
    rows = [["2021年6月"], HALL_HEADERS[:3], ["高新区", "甲厅", 1], ["小计", None, 1], [None, "乙厅", 1]]
    assert planned(table(tmp_path / "a.csv", rows)).sample["district"].to_list() == ["CD-GXQ", "CD-GXQ"]


def test_a_row_of_totals_for_the_whole_city_is_no_record(tmp_path: Path) -> None:
    """全市 is a place too, and its row was counted beside the districts that it sums."""
    rows = [["2021年二季度"], ["地区", "收入"], ["全市", 3], ["武侯区", 1], ["双流区", 2]]
    found = planned(table(tmp_path / "a.csv", rows))
    assert (found.rows_good, [check.agrees for check in found.totals]) == (2, [True])


def test_reading_leaves_the_texts_as_they_came() -> None:
    """Mending odd cells in place changed the texts that quarantine keeps."""
    texts = pl.Series(["1", " 2 ", "3万"])
    read = number(NumberForm(18, 2, Decimal(1), {"万": Decimal(10_000)}), Cleaner.of(Words.of(the_town())))
    assert read(texts).values.to_list() == [Decimal(1), Decimal(2), Decimal(30_000)]
    assert texts.to_list() == ["1", " 2 ", "3万"]


def test_a_name_alone_is_a_record(tmp_path: Path) -> None:
    """A row of which only the name was left is refused, never passed over as a note."""
    found = planned(deals(tmp_path / "a.csv", deal("D0001"), [None, "第一数据公司"]))
    assert (found.rows_good, found.rows_refused) == (1, 1)


def test_full_width_digits_in_a_column_of_numbers_are_read(tmp_path: Path) -> None:
    """Full-width digits in a cell of text among numbers ended in a traceback: a pattern's own digits took them for a number."""
    found = planned(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", "１２", None, 1], ["高新区", "乙厅", 3, None, 2]))
    assert found.rows_good == 2
    assert found.sample["invested_yuan"].to_list() == [Decimal(10**8), Decimal(2 * 10**8)]
