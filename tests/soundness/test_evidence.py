"""What evidence once told wrongly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ceyuan.definitions import folder, load
from ceyuan.indicators import FigureKey, evidence, figure
from ceyuan.ledger import SheetLayout
from ceyuan.values import Period
from indicators.receiving import Desk


def test_rows_that_were_sent_again_are_no_longer_called_quarantined(tmp_path: Path) -> None:
    """A file refused for its closed period came again with a reason; its rows counted, and were shown in quarantine too."""
    row = {"credit_code": "甲", "registration_number": "1", "announced_on": "2021-03-01", "district": "510107"}
    desk = Desk(load(folder("chengdu")), tmp_path)
    key = FigureKey("new_technology_smes", Period.parse("2021H1"))
    desk.receive("technology_smes", [], period="2021H1", refused=1)
    before = desk.book
    assert evidence(before, key).table()["reason"].to_pylist() == ["quarantined"]
    desk.receive("technology_smes", [row], period="2021H1", layouts=(SheetLayout("Sheet1", 1, {}, {}),))
    assert evidence(desk.book, key).table()["reason"].to_pylist() == [None]
    assert evidence(before, key).table()["reason"].to_pylist() == ["quarantined"]  # as it was known then
    desk.ledger.close()


def test_a_figure_says_that_rows_wait_in_quarantine(tmp_path: Path) -> None:
    """It stated its value and nothing left out, while three of four rows of the filing waited; the evidence listed them."""
    desk = Desk(load(folder("chengdu")), tmp_path)
    row = {"credit_code": "甲", "registration_number": "1", "announced_on": "2021-03-01", "district": "510107"}
    desk.receive("technology_smes", [row], period="2021H1", refused=3)
    key = FigureKey("new_technology_smes", Period.parse("2021H1"))
    assert dict(figure(desk.book, key).left_out) == {"quarantined": 3}
    assert dict(figure(desk.book, replace(key, period=Period.parse("2020H1"))).left_out) == {}
    told = {(each["window"], each["reason"]): each["rows"] for each in evidence(desk.book, key).left_out().to_pylist()}
    assert told == {("current", "quarantined"): 3}
    desk.ledger.close()
