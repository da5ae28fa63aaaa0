"""Publishing: editions, what is pinned, and a publisher that dies."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ceyuan.errors import QuestionError
from ceyuan.publications import publish, verify
from ceyuan.publications.archive import MANIFEST
from ceyuan.values import Period
from publications.conftest import Told
from publications.town import PERIOD, REPORT

_DIES = """
import os, signal, sys
from pathlib import Path
from ceyuan.definitions import load
from ceyuan.ledger import Ledger, LedgerSettings
from ceyuan.publications import Archive, publish
from ceyuan.values import Period

def die(done, total=None, what=""):
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)

town = Path(sys.argv[1])
ledger = Ledger(LedgerSettings.local(town / "ledger"))
publish(Archive(town / "publications", load(town), ledger), "brief", Period.parse("2020H1"), progress=die)
"""


def test_editions_are_numbered_and_a_reissue_says_what_changed(told: Told) -> None:
    assert (told.first.id, told.second.id) == ("brief-2021H1-1", "brief-2021H1-2")
    assert told.first.changes == ()
    moved = {move.figure: (move.value_before, move.value_after) for move in told.second.changes}
    assert moved["new_technology_smes.2021H1"] == (12, 13)
    assert set(moved) == {"new_technology_smes.2021H1", "contract_turnover.2021H1", "contract_technical_share.2021H1"}


def test_the_version_has_the_name_of_the_publication(told: Told) -> None:
    assert told.archive.ledger.resolve(told.first.id) == told.first.version < told.second.version


def test_the_last_edition_is_meant_without_a_number(told: Told) -> None:
    assert told.archive.publication("brief-2021H1") == told.second
    assert told.archive.publication("brief-2021H1-1") == told.first


def test_an_unknown_publication_is_told_with_the_nearest(told: Told) -> None:
    with pytest.raises(QuestionError, match="Did you mean 'brief-2021H1'"):
        told.archive.publication("breif-2021H1")


def test_nothing_new_is_not_published_again(told: Told) -> None:
    with pytest.raises(QuestionError, match="have changed since 'brief-2021H1-2'"):
        publish(told.archive, REPORT, PERIOD)
    assert told.archive.last(REPORT, PERIOD) == told.second


def test_every_number_says_where_it_stands(told: Told) -> None:
    turnover = next(one for one in told.first.figures if one.indicator == "contract_turnover")
    stands = {(each.aspect, each.kind, each.text.zh) for each in turnover.passages}
    assert ("value", "sentence", "技术合同成交金额7.5亿元、增长1.5倍。") in stands
    assert ("base", "table", "一览 › 技术合同成交额※ › 2020年上半年") in stands
    assert ("change", "chart", "增速 › 技术合同成交额 › 2021年上半年") in stands
    assert all(each.text.en for one in told.first.figures for each in one.passages)


def test_it_is_the_same_after_corrections(told: Told) -> None:
    found = verify(told.archive, told.first)
    assert found.is_sound, found.differences
    assert found.figures == len(told.first.figures) == 4


def test_what_was_touched_is_found(told: Told) -> None:
    page = told.archive.where(told.second) / "brief-2021H1.zh.html"
    manifest = page.with_name(MANIFEST)
    kept = page.read_bytes(), manifest.read_text("utf-8")
    try:
        page.write_bytes(kept[0].replace(b"7.5", b"8.5"))
        said = json.loads(kept[1])
        said["figures"][0]["value"] = 99
        manifest.write_text(json.dumps(said), "utf-8")
        found = verify(told.archive, told.archive.publication(told.second.id))
    finally:
        page.write_bytes(kept[0])
        manifest.write_text(kept[1], "utf-8")
    assert [(each.what, each.name) for each in found.differences] == [
        ("manifest", MANIFEST),
        ("file", page.name),
        ("figure", f"{told.second.figures[0].id}.value"),
    ]


def test_a_publisher_that_is_killed_leaves_nothing_half(told: Told) -> None:
    archive, period = told.archive, Period.parse("2020H1")
    tests = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", _DIES, archive.folder.parent], cwd=tests, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert len(list(archive.folder.glob(".half-*"))) == 1
    assert archive.last(REPORT, period) is None
    assert "brief-2020H1-1" not in archive.ledger.tags()
    published = publish(archive, REPORT, period)
    assert published.edition == 1
    assert list(archive.folder.glob(".half-*")) == []
    assert archive.ledger.tags()[published.id] == published.version
