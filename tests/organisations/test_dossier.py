"""The file of a firm: everything that is known of it, where it stands, and what is believed."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError
from ceyuan.indicators.as_json import plain
from ceyuan.organisations.dossier import Dossier, dossier
from ceyuan.organisations.search import Directory
from organisations.town import QINGHE, REGISTER, Town, sme

CERTIFICATE = {
    "name": "成都青禾智能科技有限公司",
    "credit_code": QINGHE,
    "certificate_number": "GR202051000001",
    "issued_on": "2020-09-11",
    "district": "510107",
}


@pytest.fixture(scope="module")
def firm(chengdu: Definitions, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    town = Town(chengdu, tmp_path_factory.mktemp("firm") / "ledger")
    town.receive("enterprises", REGISTER)
    town.receive("technology_smes", [sme(2, "青禾智能科技（成都）有限责任公司", None, damaged_code="91510100MA6ABCDE1Q")])
    town.receive("high_tech_certificates", [CERTIFICATE])
    town.link()
    (hit,) = Directory.of(town.known.organisations).search(QINGHE)
    return dossier(town.definitions, town.ledger, hit.organisation, date(2021, 7, 1))


def test_what_is_said_and_who_is_believed(firm: Dossier) -> None:
    said = {one.said: one for one in firm.said}
    assert firm.name == said["name"].value == "成都青禾智能科技有限公司"
    assert {one.value for one in said["name"].statements} == {"成都青禾智能科技有限公司", "青禾智能科技（成都）有限责任公司"}
    assert said["name"].why.zh == "“企业主数据”先于“科技型中小企业入库登记”"
    assert said["credit_code"].value == QINGHE
    assert said["credit_code"].why.en == "all sources agree"
    first = said["name"].statements[0]
    assert (first.place.dataset, first.place.file, first.place.cell) == ("enterprises", "企业主数据1.xlsx", "Sheet1!2")


def test_every_writing_and_why_it_is_this_firm(firm: Dossier) -> None:
    by = {(tie.name, tie.damaged_code): tie.by for tie in firm.ties}
    assert by["青禾智能科技（成都）有限责任公司", "91510100MA6ABCDE1Q"] == "model"
    assert "成都青禾软件有限公司" in {tie.name for tie in firm.ties}


def test_where_it_sits_and_which_areas_overlap(firm: Dossier) -> None:
    told = {(seat.kind, seat.district): seat for seat in firm.seats}
    assert told["registered", "CD-GXQ"].address == "成都市高新区天府大道中段1366号2栋1203室"
    assert "510107" in told["registered", "CD-GXQ"].overlaps
    assert "CD-GXQ" in told["statistical", "510107"].overlaps  # a district that a functional area lies over knows of it


def test_certificates_and_when_they_end(firm: Dossier) -> None:
    told = {one.number: one for one in firm.certificates}
    assert (told["GR202051000001"].until, told["GR202051000001"].in_force) == (date(2023, 9, 11), True)
    assert told["202151010908000002"].until == date(2022, 1, 1)


def test_everything_it_did_by_day(firm: Dossier) -> None:
    assert [(deed.day, deed.place.dataset) for deed in firm.deeds] == [
        (date(2018, 3, 5), "enterprises"),
        (date(2020, 9, 11), "high_tech_certificates"),
        (date(2021, 5, 14), "technology_smes"),
    ]


def test_it_is_plain_json(firm: Dossier) -> None:
    assert json.loads(json.dumps(plain(firm), ensure_ascii=False))["name"] == firm.name


def test_nobody_has_that_number(town: Town) -> None:
    with pytest.raises(QuestionError):
        dossier(town.definitions, town.ledger, 99, date(2021, 7, 1))
