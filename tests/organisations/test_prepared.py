"""What is kept of prepared mentions: it spares work, and whatever becomes of it changes nothing."""

from __future__ import annotations

import hashlib
import shutil

import pytest
from polars.testing import assert_frame_equal

from ceyuan.organisations.compare import uncompared
from ceyuan.organisations.linkage import Model, prepare
from ceyuan.organisations.prepared import _FORMAT, Prepared
from organisations.town import LANTIAN, QINGHE, REGISTER, Town, sme

LATER = [sme(4, "成都青禾软件有限公司", None), sme(5, "成都红石机械有限公司", None)]


def test_prepared_is_what_preparing_gives_whether_kept_lost_or_spoilt(town: Town) -> None:
    town.receive("enterprises", REGISTER)
    town.link()
    folder = town.ledger.settings.cache
    wanted = prepare(town.known.mentions, Model.of(town.definitions))
    for spoil in (lambda path: None, lambda path: path.unlink(), lambda path: path.write_bytes(b"half a fi")):
        for path in folder.glob("prepared-*.arrow"):
            spoil(path)
        found = Prepared(town.known, town.definitions).all()
        assert found is not None
        assert_frame_equal(found.sort("mention"), wanted)
    (folder / "prepared-of-other-definitions.arrow").write_bytes(b"old")
    Prepared(town.known, town.definitions).keep(wanted)
    assert [path.name for path in folder.glob("*other-definitions*")] == []


def test_links_do_not_depend_on_what_is_kept(town: Town) -> None:
    town.receive("enterprises", REGISTER)
    town.link()
    shutil.rmtree(town.ledger.settings.cache)
    town.receive("technology_smes", LATER)
    town.link()
    former = frozenset({("成都青禾智能科技有限公司", QINGHE), ("成都青禾软件有限公司", QINGHE), ("成都青禾软件有限公司", None)})
    lantian, red = frozenset({("成都蓝田新材料有限公司", LANTIAN)}), frozenset({("成都红石机械有限公司", None)})
    assert town.organisations() == {former, lantian, red}


def test_only_rows_that_came_later_are_looked_at(town: Town) -> None:
    town.receive("enterprises", REGISTER)
    assert uncompared(town.definitions, town.known).height == 3
    town.link()
    assert uncompared(town.definitions, town.known).is_empty()
    town.receive("technology_smes", LATER)
    assert sorted(uncompared(town.definitions, town.known)["name"]) == ["成都红石机械有限公司", "成都青禾软件有限公司"]


def test_what_is_kept_by_another_format_is_not_taken(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mentions prepared by another version of the program are prepared anew; those before are removed."""
    town.receive("enterprises", REGISTER)
    town.link()
    before = {path.name for path in town.ledger.settings.cache.glob("prepared-*")}
    monkeypatch.setattr("ceyuan.organisations.prepared._FORMAT", -1)
    Prepared(town.known, town.definitions).all()
    after = {path.name for path in town.ledger.settings.cache.glob("prepared-*")}
    assert before
    assert after
    assert not before & after


def test_what_is_prepared_changes_only_with_its_format(town: Town) -> None:
    """Whoever changes what is prepared raises the format, so that nothing kept before is compared with what is prepared now."""
    town.receive("enterprises", REGISTER)
    town.link()
    prepared = prepare(town.known.mentions, Model.of(town.definitions)).drop("content").sort("mention")
    told = prepared.select(sorted(prepared.columns)).write_json()
    assert (_FORMAT, hashlib.sha256(told.encode()).hexdigest()[:16]) == (2, "9dc9edc00c17c24a")
