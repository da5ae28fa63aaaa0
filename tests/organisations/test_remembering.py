"""The last clusters are taken over where nothing new touches them; whatever becomes of them changes nothing."""

from __future__ import annotations

from polars.testing import assert_frame_equal

from ceyuan.organisations import settlement
from organisations.town import QINGHE, REGISTER, Town, sme


def test_settling_is_the_same_whether_clusters_are_kept_lost_or_spoilt(town: Town) -> None:
    town.receive("enterprises", REGISTER)
    town.link()
    town.receive("technology_smes", [sme(4, "成都青禾软件有限公司", QINGHE), sme(5, "成都红石机械有限公司", None)])
    town.link()
    folder = town.ledger.settings.cache
    wanted = settlement(town.definitions, town.ledger)
    for spoil in (lambda path: path.write_bytes(b"half a fi"), lambda path: path.unlink()):
        for path in folder.glob("clusters-*"):
            spoil(path)
        found = settlement(town.definitions, town.ledger)
        assert_frame_equal(found.links, wanted.links)
        assert_frame_equal(found.clusters.members, wanted.clusters.members)
    assert len(list(folder.glob("clusters-*"))) == 1
