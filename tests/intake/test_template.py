"""Templates: received back without a change, empty and filled."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceyuan.definitions import Column, Dataset, Definitions, Entry
from ceyuan.errors import QuestionError
from ceyuan.intake import Delivery, Desk, plan, write_template
from ceyuan.intake.kinds.dtype import types_of
from ceyuan.intake.limits import Limits
from ceyuan.intake.reading.fill import filled_down
from ceyuan.intake.reading.judge import Judge
from ceyuan.intake.understanding import understand
from ceyuan.values import Bilingual
from intake.conftest import the_town

LANGUAGES = ("zh", "en")


def test_every_template_is_understood_as_its_dataset(chengdu: Definitions, tmp_path: Path) -> None:
    for dataset in chengdu.datasets:
        for lang in LANGUAGES:
            path = tmp_path / f"{dataset}-{lang}.xlsx"
            write_template(chengdu, dataset, path, lang=lang)
            found = understand(chengdu, Delivery(path=path, receiver="", period="2021-06", filer="高新区"), Limits(), tmp_path)
            columns = {binding.column.name for table in found.tables for binding in table.bindings}
            assert (found.dataset.dataset, columns) == (dataset, {column.name for column in chengdu.dataset(dataset).filled_in})


def values(column: Column, definitions: Definitions) -> st.SearchStrategy[Any]:
    """What the ledger may hold in a column."""
    money = st.decimals(0 if column.minimum is not None else -(10**13), 10**13, places=2)
    match column.kind:
        case "text" | "name":
            plain = st.characters(codec="gbk", categories=["Lu", "Ll", "Lo", "Nd"]).filter(lambda sign: not "０" <= sign <= "ｚ")
            return st.text(plain, max_size=8).map(lambda word: f"展{word}")
        case "code":
            return st.from_regex(r"D[0-9]{4,8}", fullmatch=True)
        case "credit_code":
            return st.sampled_from(["9144030071526726XG", "91330100799655058B"])
        case "category":
            return st.sampled_from([entry.code for entry in definitions.lists[str(column.list)].entries])
        case "place":
            return st.sampled_from(["510107", "510116", "CD-GXQ"])
        case "date":
            return st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1))
        case "period":
            return st.sampled_from([dt.date(2021, 3, 31), dt.date(2020, 12, 31), dt.date(2021, 6, 30)])
        case "integer":
            return st.integers(0, 10**12)
        case "percent":
            return st.decimals(0, 100, places=4)
        case "boolean":
            return st.booleans()
    return money


@st.composite
def rows_of(draw: st.DrawFn, dataset: Dataset) -> list[dict[str, Any]]:
    columns = {column.name: values(column, the_town()) for column in dataset.columns if not column.locate}
    required = {column.name for column in dataset.columns if column.presence == "row"}
    row = st.fixed_dictionaries({name: of if name in required else st.none() | of for name, of in columns.items()})
    return draw(st.lists(row, min_size=1, max_size=4))


@pytest.mark.parametrize("dataset", ["halls", "deals"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data(), lang=st.sampled_from(LANGUAGES))
def test_filled_templates_give_the_rows_that_filled_them(tmp_path: Path, dataset: str, data: st.DataObject, lang: Any) -> None:
    found = the_town().dataset(dataset)
    rows = data.draw(rows_of(found))
    path = tmp_path / "t.xlsx"
    write_template(the_town(), dataset, path, rows, lang)
    understood = understand(the_town(), Delivery(path=path, receiver="", dataset=dataset), Limits(), tmp_path)
    (table,) = understood.tables
    judged = Judge(table, understood.readers, Limits())(filled_down(table, understood.readers.words).collect())
    want = pl.DataFrame(rows, schema={name: kind for name, kind in types_of(found).items() if name in rows[0]})
    assert judged.faults == {}
    assert judged.values.select(want.columns).to_dicts() == want.to_dicts()


def test_the_template_helps_its_filler(town: Definitions, tmp_path: Path) -> None:
    write_template(town, "T-01", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page, notes = book.worksheets[:2]
    assert page["A1"].value == "T-01 展厅月报"
    assert [cell.value for cell in page[3]][3:6] == ["建成面积（万平方米）", "开放面积（万平方米）", "累计投资（亿元）"]
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    assert rules == {"B4": '"武侯区,双流区,成都高新区"', "I4": '"是,否"'}
    assert [cell.value for cell in notes[5]][:6] == ["建成面积", "必填", "面积", "万平方米", None, "1.5"]


def test_long_lists_stand_on_a_hidden_sheet(town: Definitions, tmp_path: Path) -> None:
    kinds = town.lists["deal_kinds"]
    many = [Entry(code=f"k{n}", label=Bilingual(f"第{n}类交易合同", f"Kind {n}")) for n in range(60)]
    longer = replace(town, lists={**town.lists, "deal_kinds": kinds.model_copy(update={"entries": tuple(many)})})
    write_template(longer, "deals", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["代码表"].sheet_state == "hidden"
    assert [str(rule.formula1) for rule in book.worksheets[0].data_validations.dataValidation][-1] == "'代码表'!$F$1:$F$60"


def test_amounts_too_long_for_a_spreadsheet_are_texts(desk: Desk, tmp_path: Path) -> None:
    amount = Decimal("1234567890123456.78")
    row = {"number": "D0001", "seller": "示例厅", "amount_yuan": amount, "signed_on": dt.date(2021, 6, 1)}
    write_template(desk.definitions, "deals", tmp_path / "a.xlsx", [row])
    assert plan(desk, Delivery(path=tmp_path / "a.xlsx", receiver="")).sample["amount_yuan"].to_list() == [amount]


def test_an_unknown_dataset_is_asked_about(town: Definitions, tmp_path: Path) -> None:
    with pytest.raises(QuestionError):
        write_template(town, "hals", tmp_path / "a.xlsx")
