"""What is published stays; a merge made later shows as rows linked otherwise, and the effects add up."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ceyuan.organisations import Writer, compare, judge, pair_of, settle, settlement
from ceyuan.publications import Archive, publish, revisions, verify, vintages
from ceyuan.values import Period
from publications.town import PERIOD, REPORT, archive_of


def link(archive: Archive) -> None:
    writer = Writer("李静", archive.definitions.sha256)
    compare(archive.definitions, archive.ledger, writer)
    settle(settlement(archive.definitions, archive.ledger), archive.ledger, writer, None)


@pytest.mark.slow
def test_a_merge_is_an_effect_of_its_own(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "town")
    link(archive)
    first = publish(archive, REPORT, PERIOD)
    assert revisions(archive, first).found == ()
    codes = archive.ledger.relation("technology_smes").filter(lambda rows: rows.announced_on.year() == 2021)
    one, other = sorted(set(codes.to_pyarrow()["credit_code"].to_pylist()))[1:3]
    judge(archive.ledger, [pair_of(archive.ledger, (one, other), "same")], Writer("王强", "d"), datetime.now(UTC))
    link(archive)
    found = {(each.figure.indicator, each.aspect): each for each in revisions(archive, first).found}
    value = found["new_technology_smes", "value"]
    assert value.difference == -1
    assert [(effect.kind, effect.rows) for effect in value.effects if effect.window == "current"] == [("relinked", 1)]
    for each in found.values():
        assert sum((effect.effect for effect in each.effects), Decimal(0)) == each.difference
    assert verify(archive, first).is_sound  # the publication is what it was
    told = vintages(archive, "new_technology_smes", periods=(Period.parse("2021H1"),))
    values = [line.values["2021H1"] for line in told if not line.is_published]
    assert values[-1] == values[-2] - 1
    archive.ledger.close()
