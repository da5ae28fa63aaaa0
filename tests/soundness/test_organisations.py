"""Silent wrong counts of organisations, pinned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ceyuan.definitions import load, shipped
from ceyuan.indicators import FigureKey, breakdown, evidence, figure, recompute
from ceyuan.organisations import resolved
from ceyuan.values import Period
from organisations.town import LANTIAN, QINGHE, REGISTER, Town, sme

KEY = FigureKey("new_technology_smes", Period.parse("2021H1"))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    opened = Town(load(shipped()["chengdu"]), tmp_path / "ledger")
    yield opened
    opened.ledger.close()


def test_a_placeholder_under_many_firms_is_not_one_firm(town: Town) -> None:
    many = 13  # one more than the rules allow
    town.receive("technology_smes", [sme(nth, f"成都第{nth}号科技有限公司", QINGHE) for nth in range(many)])
    assert town.count() == 1  # all that can be said before linking
    town.link()
    assert town.count() == many
    assert recompute(evidence(town.book, KEY)).value == many
    assert figure(replace(town.book, tried=resolved(town.known.organisations)), KEY).value == many


def test_a_row_whose_firm_is_not_linked_yet_is_no_firm_of_its_own(town: Town) -> None:
    town.receive("enterprises", REGISTER)
    town.receive("technology_smes", [sme(1, "成都青禾智能科技有限公司", QINGHE)])
    town.link()
    town.receive("technology_smes", [sme(2, "成都青禾智能科技有限公司", None, damaged_code="9.15101E+17")])
    found = figure(town.book, KEY)
    assert (found.value, dict(found.left_out)) == (1, {"empty": 1})


def test_links_do_not_leak_into_cubes_of_other_versions(town: Town) -> None:
    town.receive("technology_smes", [sme(1, "成都青禾智能科技有限公司", QINGHE), sme(2, "成都青禾智能科技有限公司", None)])
    before = town.ledger.version
    assert town.count() == 1
    assert dict(figure(town.book, KEY).left_out) == {"empty": 1}
    town.link()
    assert dict(figure(town.book, KEY).left_out) == {"duplicate": 1}
    assert dict(figure(replace(town.book, version=before), KEY).left_out) == {"empty": 1}


def test_a_merged_firm_counts_once_in_each_district_and_once_in_all(town: Town) -> None:
    rows = [
        sme(1, "成都青禾智能科技有限公司", QINGHE),
        sme(2, "成都青禾智能科技有限公司", None, district="510116"),
        sme(3, "成都蓝田新材料有限公司", LANTIAN),
    ]
    town.receive("enterprises", REGISTER)
    town.receive("technology_smes", rows)
    town.link()
    by = {member.key.place: member.value for member in breakdown(town.book, KEY, "district") if member.value}
    assert by == {"CD-GXQ": 2, "510116": 1}
    assert town.count() == 2
