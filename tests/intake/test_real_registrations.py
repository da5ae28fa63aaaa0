"""58,948 real registrations of Sichuan, 1978–2004, received as F-01."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from ceyuan.definitions import Definitions
from ceyuan.intake import Delivery, Desk, Receipt, original, receive
from ceyuan.ledger import Ledger, LedgerSettings

FILE = Path(__file__).parents[3] / "shared/cases/enterprises/sichuan_1978_2004.csv.gz"
pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the registrations are not beside the clone")


@pytest.fixture(scope="module")
def desk(chengdu: Definitions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Ledger(LedgerSettings.local(tmp_path_factory.mktemp("city") / "ledger")) as ledger:
        yield Desk(chengdu, ledger, date(2021, 7, 8))


@pytest.fixture(scope="module")
def receipt(desk: Desk) -> Receipt:
    return receive(desk, Delivery(path=FILE, receiver="测试"))


@pytest.fixture(scope="module")
def rows(desk: Desk, receipt: Receipt) -> pl.DataFrame:
    return pl.DataFrame(desk.ledger.relation("enterprises").to_polars())


@pytest.fixture(scope="module")
def as_it_came() -> list[dict[str, str]]:
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_enters_or_waits(receipt: Receipt, as_it_came: list[dict[str, str]]) -> None:
    plan = receipt.plan
    assert plan is not None
    assert (plan.dataset, plan.candidates[0].score) == ("enterprises", 1.0)
    assert len(as_it_came) == 58_948
    assert (plan.rows_good, plan.rows_refused) == (58_846, 102)
    assert (receipt.batch.rows_accepted, receipt.batch.rows_quarantined) == (58_846, 102)


def test_wrong_and_repeated_codes_are_reported(receipt: Receipt) -> None:
    """91 are not as the standard writes them: 85 are wrong and refused, 6 have a small letter and are mended with a remark."""
    assert receipt.plan is not None
    found = Counter(receipt.plan.faults["code"])
    wrong = {code: count for code, count in found.items() if code.startswith("credit-code")}
    assert wrong == {
        "credit-code-length": 49,
        "credit-code-check-digit": 30,
        "credit-code-character": 5,
        "credit-code-registration-number": 1,
        "credit-code-rewritten": 6,
    }
    assert sum(wrong.values()) == 91
    assert found["duplicate-key"] == 15


def test_shifted_rows_are_refused_with_every_reason(receipt: Receipt) -> None:
    """54 rows have their cells in the wrong columns: code, date and amount are all told."""
    assert receipt.plan is not None
    faults = receipt.plan.faults.filter(pl.col("level") == "fault")
    shifted = faults.filter(pl.col("code") == "not-a-date")["row"]
    reasons = faults.filter(pl.col("row").is_in(shifted.implode())).group_by("row").len()["len"]
    assert (len(shifted), set(reasons)) == (54, {3})


def test_amounts_are_exact(rows: pl.DataFrame, as_it_came: list[dict[str, str]]) -> None:
    """Each amount against plain decimal arithmetic on its text."""
    kept = dict(zip(rows["_row"], rows["registered_capital_yuan"], strict=True))
    for number, row in enumerate(as_it_came, start=2):
        text = row["注册资金"].replace(",", "")
        figure = text.split("万")[0].split("(")[0]
        if number in kept and "万" in text and ("人民币" in text or text.endswith("(万)")):
            assert kept[number] == (Decimal(figure) * 10_000).quantize(Decimal("0.01")), text
    assert sum(amount is not None for amount in kept.values()) > 41_000


def test_addresses_tell_the_district(rows: pl.DataFrame) -> None:
    here = rows.filter(pl.col("region") == "成都")
    elsewhere = rows.filter(pl.col("region") != "成都")
    assert here["district"].is_not_null().mean() > 0.85  # type: ignore[operator]  # a share
    assert elsewhere["district"].is_not_null().mean() < 0.01  # type: ignore[operator]  # a share
    named = here.filter(pl.col("address").str.contains("^(?:四川省)?成都市武侯区"))
    assert set(named["district"]) == {"510107"}


def test_any_amount_opens_to_its_cell(desk: Desk, receipt: Receipt) -> None:
    cell = original(desk, receipt.batch.number, "sichuan_1978_2004", 2, "registered_capital_yuan")
    assert (cell.cell, cell.header, cell.text) == ("sichuan_1978_2004!E2", "注册资金", "101.2000(万元人民币)")
