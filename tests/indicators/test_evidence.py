from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError
from ceyuan.indicators import Book, FigureKey, evidence, figure, recompute
from ceyuan.indicators.examples import RowsInMemory
from ceyuan.values import Period
from indicators.making import catalogue, with_trials
from indicators.receiving import Desk

HALF = Period.parse("2021H1")
PROVENANCE = ["role", "window", "indicator", "weight", "counted", "reason", "detail_zh", "detail_en", "batch", "file", "sheet", "row"]


def firm(code: str, day: str, **said: Any) -> dict[str, Any]:
    return {"credit_code": code, "registration_number": f"{code}-{day}", "announced_on": day, "district": "510107", **said}


def trials(definitions: Definitions, *rows: dict[str, Any]) -> Book:
    return Book(with_trials(definitions, *catalogue()), RowsInMemory("trials", rows), 1)


def by_row(rows: list[dict[str, Any]]) -> dict[tuple[str, int], tuple[bool, str | None]]:
    return {(row["role"], row["row"]): (row["counted"], row["reason"]) for row in rows}


def test_every_row_says_where_it_stands_and_why(desk: Desk) -> None:
    first = desk.receive(
        "technology_smes", [firm("甲", "2021-03-01"), firm("甲", "2021-05-01"), firm("乙", "2020-02-29"), firm("丙", "2021-07-01")]
    )
    desk.receive("technology_smes", [firm("甲", "2021-05-01", district="CD-GXQ")], period="2021H1", refused=1)
    rows = evidence(desk.book, FigureKey("new_technology_smes", HALF)).table().to_pylist()
    assert list(rows[0])[: len(PROVENANCE)] == PROVENANCE
    told = {(row["batch"], row["row"]): row for row in rows}
    assert (told[first, 2]["counted"], told[first, 2]["weight"], told[first, 2]["role"]) == (True, 1, "current")
    assert (told[first, 4]["counted"], told[first, 4]["role"]) == (True, "base")
    assert told[first, 3]["reason"] == "superseded"
    assert told[first, 3]["detail_en"] == f"superseded by batch {first + 1}"
    assert told[first, 5]["reason"] == "outside-period"
    duplicate, refused = told[first + 1, 2], told[first + 1, 100]
    assert duplicate["reason"] == "duplicate"
    assert duplicate["detail_en"] == f"duplicate of batch {first}, sheet 'Sheet1', row 2"
    assert (refused["reason"], refused["counted"], refused["weight"]) == ("quarantined", False, 0)
    assert "信用代码校验位不符" in refused["detail_zh"]
    assert told[first, 2]["file"] == "科技型中小企业入库登记1.xlsx"


def test_a_value_that_is_kept_out_is_its_own_reason(desk: Desk) -> None:
    row = {"registration_number": "1", "registered_on": "2021-03-01", "turnover_yuan": "5.00", "state": "revoked"}
    desk.receive("technology_contracts", [row, row | {"registration_number": "2", "state": None}])
    rows = evidence(desk.book, FigureKey("contract_turnover", HALF)).table().to_pylist()
    assert by_row(rows) == {("current", 2): (False, "revoked"), ("current", 3): (True, None)}
    assert rows[0]["detail_zh"].startswith("状态：") or rows[1]["detail_zh"].startswith("状态：")


def test_a_ratio_opens_to_its_numerator_and_denominator_in_both_periods(world: Desk) -> None:
    rows = evidence(world.book, FigureKey("contract_technical_share", HALF)).table().to_pylist()
    assert {(row["role"], row["window"]) for row in rows if row["counted"]} == {
        (role, window) for role in ("numerator", "denominator") for window in ("current", "base")
    }


def test_only_the_last_filing_stands_and_an_old_one_is_not_carried(chengdu: Definitions) -> None:
    of = [("甲", "2021-05-31", 1), ("甲", "2021-06-30", 2), ("乙", "2021-05-31", 4), ("丙", "2021-03-31", 8)]
    book = trials(chengdu, *({"thing": thing, "day": "2021-01-01", "month": day, "amount_yuan": amount} for thing, day, amount in of))
    definitions = with_trials(chengdu, *catalogue(), of=_filed(book.definitions))
    book = Book(definitions, book.ledger, 1)
    found = figure(book, FigureKey("filed", HALF))
    rows = evidence(book, FigureKey("filed", HALF)).table().to_pylist()
    assert found.value == Decimal("6.00")
    current = {row["row"]: row["reason"] for row in rows if row["role"] == "current"}
    assert current == {2: "not-last", 3: None, 4: None, 5: "not-carried"}


def test_the_second_quarter_takes_off_the_first_and_leaves_the_unpaired_out(chengdu: Definitions) -> None:
    of = [("甲", "2021-03-31", 10), ("甲", "2021-06-30", 25), ("乙", "2021-06-30", 7)]
    book = trials(chengdu, *({"thing": thing, "day": "2021-01-01", "month": day, "amount_yuan": amount} for thing, day, amount in of))
    book = Book(with_trials(chengdu, *catalogue(), of=_filed(book.definitions)), book.ledger, 1)
    key = FigureKey("cumulated", Period.parse("2021Q2"))
    opened = evidence(book, key)
    weights = {row["row"]: (row["weight"], row["reason"]) for row in opened.table().to_pylist() if row["role"] == "current"}
    assert weights == {2: (Decimal("-10.00"), None), 3: (Decimal("25.00"), None), 4: (Decimal("0.00"), "unpaired")}
    assert recompute(opened).value == figure(book, key).value == Decimal("15.00")


def _filed(definitions: Definitions) -> Any:
    return definitions.dataset("trials").model_copy(update={"key": ("thing", "month")})


@pytest.mark.parametrize(
    ("name", "counted"), [("new_technology_smes", None), ("high_tech_enterprises", True), ("space_operating_rate", False)]
)
def test_pages_together_are_the_whole(world: Desk, name: str, counted: bool | None) -> None:
    opened = evidence(world.book, FigureKey(name, HALF))
    whole = [row for row in opened.table().to_pylist() if counted is None or row["counted"] is counted]
    size = len(whole) // 3 + 1
    pages = [row for start in range(0, len(whole) + size, size) for row in opened.page(size, start, counted=counted).to_pylist()]
    assert sorted(map(str, pages)) == sorted(map(str, whole))
    if counted is True:
        places = [
            (row["batch"], row["sheet"], row["row"])
            for row in pages
            if row["window"] == "current" and row["role"] in ("current", "numerator")
        ]
        assert places == sorted(places)


def test_a_place_sees_its_own_rows_only(world: Desk) -> None:
    opened = evidence(world.book, FigureKey("contract_turnover", HALF, place="武侯区"))
    assert {row["district"] for row in opened.table().to_pylist()} == {"510107"}


def test_persons_stay_at_the_desk(world: Desk) -> None:
    columns = evidence(world.book, FigureKey("spaces", HALF)).table().column_names
    assert "reporter" not in columns
    assert "phone" not in columns


def test_a_column_whose_name_is_taken_says_its_dataset(world: Desk) -> None:
    assert "technology_smes_batch" in evidence(world.book, FigureKey("new_technology_smes", HALF)).table().column_names


MEAN = ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "http://x", "普通"]


@pytest.fixture
def mean(desk: Desk) -> Desk:
    """Names that a spreadsheet would run."""
    desk.receive("technology_smes", [firm(str(nth), "2021-03-01", name=text) for nth, text in enumerate(MEAN)])
    return desk


def test_text_never_becomes_a_formula_in_a_workbook(mean: Desk, tmp_path: Path) -> None:
    assert evidence(mean.book, FigureKey("new_technology_smes", HALF)).write(tmp_path / "rows.xlsx") == len(MEAN)
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx").active
    rows = list(sheet.iter_rows())
    name = [cell.value for cell in rows[0]].index("name")
    assert [row[name].value for row in rows[1:]] == MEAN
    assert {row[name].data_type for row in rows[1:]} == {"s"}
    assert all(cell.hyperlink is None for row in rows for cell in row)


def test_text_never_becomes_a_formula_in_csv(mean: Desk, tmp_path: Path) -> None:
    evidence(mean.book, FigureKey("new_technology_smes", HALF)).write(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert names == ["'" + text if text[0] in "=+-@\t" else text for text in MEAN]


def test_parquet_keeps_every_kind(mean: Desk, tmp_path: Path) -> None:
    opened = evidence(mean.book, FigureKey("new_technology_smes", HALF))
    opened.write(tmp_path / "rows.parquet")
    found = pq.read_table(tmp_path / "rows.parquet")
    assert found.equals(opened.table())
    assert found["announced_on"][0].as_py() == date(2021, 3, 1)


def test_another_ending_is_refused(world: Desk, tmp_path: Path) -> None:
    with pytest.raises(QuestionError) as error:
        evidence(world.book, FigureKey("spaces", HALF)).write(tmp_path / "rows.xls")
    assert "xlsx" in error.value.faults[0].fix_en


def test_json_has_plain_numbers_and_dates(world: Desk) -> None:
    row = evidence(world.book, FigureKey("contract_turnover", HALF)).to_json(1)[0]
    assert isinstance(row["weight"], float | int)
    assert row["registered_on"].startswith("2021-")


def test_an_abandoned_reading_leaves_the_ledger_usable(mean: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceyuan.indicators.writing.SHEET_ROWS", 3)
    key = FigureKey("new_technology_smes", HALF)
    with pytest.raises(QuestionError) as error:
        evidence(mean.book, key).write(tmp_path / "rows.xlsx")
    assert error.value.faults[0].code == "too-many-rows"
    assert figure(mean.book, key).value == len(MEAN)
