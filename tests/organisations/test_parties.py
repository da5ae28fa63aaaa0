"""Which columns name an organisation: checked when definitions load, in the schema, and in how damaged codes are received."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions, load
from ceyuan.errors import DefinitionError
from ceyuan.intake import Delivery, Desk, receive
from ceyuan.ledger import Ledger, LedgerSettings
from ceyuan.organisations.mentions import mentions

_HEAD = "city: trial\nextends: chengdu\nlabel: {zh: 试城, en: Trial}\n"


def faults(folder: Path, text: str) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    (folder / "city.yaml").write_text(_HEAD, "utf-8")
    (folder / "more.yaml").write_text(text, "utf-8")
    with pytest.raises(DefinitionError) as raised:
        load(folder)
    return {fault.code: fault.where.rpartition(":")[2] for fault in raised.value.faults}


def party(**said: str) -> str:
    known = {"party": "firm", "label": "{zh: 企业, en: Firm}", "name": "name", **said}
    told = ", ".join(f"{name}: {value}" for name, value in known.items())
    return f"dataset: technology_smes\nextends: technology_smes\nparties:\n  - {{{told}}}\n"


def test_columns_must_be_there_and_fit(tmp_path: Path) -> None:
    assert faults(tmp_path, party(credit_code="credit_cod")) == {"unknown-column": "4"}
    assert faults(tmp_path, party(district="announced_on")) == {"wrong-kind": "4"}
    assert faults(tmp_path, party(size="[name]")) == {"wrong-kind": "4"}
    assert "unknown-column" in faults(tmp_path, party(certificate="{number: registration_number, since: announced_on, until: gone_on}"))
    assert "unknown-key" in faults(tmp_path, party(adress="district"))


def test_a_part_is_named_once(tmp_path: Path) -> None:
    assert "party-twice" in faults(tmp_path, party() + party().splitlines()[-1] + "\n")


def test_precedence_names_datasets_and_things_said(tmp_path: Path) -> None:
    text = "organisations: chengdu\nextends: chengdu\nprecedence: {other: [enterprise], nickname: [enterprises]}\n"
    assert set(faults(tmp_path, text)) == {"unknown-dataset", "unknown-thing-said"}


def test_only_a_code_that_may_be_absent_keeps_damaged_ones(tmp_path: Path) -> None:
    text = "dataset: enterprises\nextends: enterprises\ncolumns:\n  - {name: credit_code, damaged_in: registry}\n"
    assert list(faults(tmp_path, text).values()) == ["4"]


def test_every_code_column_that_ships_belongs_to_a_party(chengdu: Definitions) -> None:
    for dataset in chengdu.datasets.values():
        codes = {column.name for column in dataset.columns if column.kind == "credit_code"}
        assert codes == {party.credit_code for party in dataset.parties if party.credit_code}, dataset.dataset


_LIST = (
    "企业名称,统一社会信用代码,入库登记编号,注册地,公告日期\n"
    "成都青禾智能科技有限公司,91510100MA6ABCDE1P,202151010908000001,高新区,2021-05-14\n"
    "成都青禾智能科技有限公司,9.15101E+17,202151010908000002,高新区,2021-05-14\n"
    "成都青禾智能科技有限公司,91510100MA6ABCDE1Q,202151010908000003,高新区,2021-05-14\n"
    "成都青禾智能科技有限公司,/,202151010908000004,高新区,2021-05-14\n"
)


def test_a_damaged_code_is_kept_as_written_and_its_row_enters(chengdu: Definitions, tmp_path: Path) -> None:
    path = tmp_path / "入库名单.csv"
    path.write_text(_LIST, "utf-8")
    ledger = Ledger(LedgerSettings.local(tmp_path / "ledger"))
    receipt = receive(Desk(chengdu, ledger, date(2021, 5, 20)), Delivery(path=path, receiver="李静"))
    assert (receipt.batch.rows_accepted, receipt.batch.rows_quarantined) == (4, 0)
    rows = ledger.relation("technology_smes").order_by("_row").to_pyarrow().to_pylist()
    assert [(row["credit_code"], row["damaged_code"]) for row in rows] == [
        ("91510100MA6ABCDE1P", None),
        (None, "9.15101E+17"),
        (None, "91510100MA6ABCDE1Q"),
        (None, None),
    ]
    assert receipt.plan is not None
    told = receipt.plan.faults.filter(receipt.plan.faults["code"] == "credit-code-damaged")
    assert told["level"].unique().to_list() == ["warning"]
    assert mentions(chengdu, ledger).height == 4
    ledger.close()
