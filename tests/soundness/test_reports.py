"""What was wrong in a report once, and must never be again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from ceyuan.definitions import folder, load
from ceyuan.indicators import Book, FigureKey, evidence, figure
from ceyuan.ledger import Ledger, LedgerSettings
from ceyuan.reports.notes import as_text
from ceyuan.reports.saying import Speaker
from ceyuan.values import Period
from reports.figures import figure_of

CHENGDU = load(folder("chengdu"))


def test_an_indicator_of_which_nothing_has_come_has_evidence_without_rows(tmp_path: Path) -> None:
    """A dataset without rows has no members of any dimension, and counting distinct values over none failed."""
    book, key = Book(CHENGDU, Ledger(LedgerSettings.local(tmp_path)), 0), FigureKey("key_projects_started", Period.parse("2021H1"))
    assert figure(book, key).value is None
    assert evidence(book, key).near().num_rows == 0
    assert evidence(book, key).left_out().num_rows == 0


def test_a_sum_too_small_for_its_unit_is_not_nothing() -> None:
    """30 million yuan were printed as 0亿元."""
    small = figure_of(CHENGDU, "space_investment_this_year", str(Decimal(30_000_000)))
    assert as_text(Speaker(CHENGDU).prose(small, "value"), "zh") == "3000万元"
    assert as_text(Speaker(CHENGDU).cell(small, "value"), "zh") == "0.3"
