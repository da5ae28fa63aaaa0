from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from ceyuan.publications import Archive, Publication, publish
from publications.town import PERIOD, REPORT, archive_of, send, sent

CORRECTION = "更正：技术合同.csv"
NEWCOMER = "91510100MA60000018"


@dataclass(frozen=True)
class Told:
    """A city that published, got corrections, and published again. Nobody adds to it but who kills a publisher of another period."""

    archive: Archive
    first: Publication
    second: Publication


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    archive = archive_of(tmp_path_factory.mktemp("publications") / "town")
    first = publish(archive, REPORT, PERIOD)
    this_year, year_before = sent("技术合同登记明细2021.csv"), sent("技术合同登记明细2020.csv")
    corrected = [
        {**this_year[1], "state": "revoked"},
        {**this_year[2], "turnover_yuan": 151_000_000},
        {**this_year[0], "registration_number": "2021510100000007", "turnover_yuan": 30_000_000, "technical_amount_yuan": 27_000_000},
        {**year_before[0], "turnover_yuan": 90_000_000},
    ]
    send(archive, "technology_contracts", CORRECTION, corrected)
    late = {**sent("2021年科技型中小企业入库名单.xlsx")[-1], "registration_number": "202151010908000018", "credit_code": NEWCOMER}
    send(archive, "technology_smes", "补报：入库名单.xlsx", [late])
    yield Told(archive, first, publish(archive, REPORT, PERIOD))
    archive.ledger.close()
