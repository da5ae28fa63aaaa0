"""A ledger whose folder was moved or copied reads as before, and no longer touches the former folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ceyuan.ledger import Ledger, relocation
from ledger.receiving import DATASET, Row, open_ledger, receive, rows

Versions = list[set[Row]]


def versions(ledger: Ledger) -> Versions:
    return [rows(ledger.relation(DATASET, version)) for version in range(1, ledger.version + 1)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A ledger of three batches, one of them compacted."""
    with open_ledger(tmp_path / "ledger") as ledger:
        receive(ledger, "a", {1: 10, 2: 20})
        receive(ledger, "b", {2: 21}, refused=[5])
        ledger.compact()
        receive(ledger, "c", {3: 30})
        ledger.tag("出版")
    return tmp_path / "ledger"


def known(home: Path) -> Versions:
    with open_ledger(home) as ledger:
        return versions(ledger)


def contents(home: Path) -> dict[str, int]:
    return {str(path.relative_to(home)): path.stat().st_mtime_ns for path in home.glob("warehouse/**/*") if path.is_file()}


def test_a_moved_ledger_reads_as_before_and_goes_on(home: Path, tmp_path: Path) -> None:
    before = known(home)
    home.rename(tmp_path / "新址")
    with open_ledger(tmp_path / "新址") as ledger:
        assert versions(ledger) == before
        assert ledger.resolve("出版") == 3
        receive(ledger, "d", {1: 11})
        ledger.compact()
        assert versions(ledger)[:3] == before


def test_a_copy_leaves_the_original_alone(home: Path, tmp_path: Path) -> None:
    before, files = known(home), contents(home)
    shutil.copytree(home, tmp_path / "copy")
    with open_ledger(tmp_path / "copy") as ledger:
        receive(ledger, "d", {1: 11})
        ledger.compact()
    assert contents(home) == files
    shutil.rmtree(home)
    assert known(tmp_path / "copy")[:3] == before


def test_no_file_names_the_former_place(home: Path, tmp_path: Path) -> None:
    home.rename(tmp_path / "moved")
    with open_ledger(tmp_path / "moved") as ledger:
        tables = ledger._storage.tables
        heads = tables.heads()
        for name in heads:
            table = tables.load(name, heads)
            manifests = [manifest for shot in table.snapshots() for manifest in shot.manifests(table.io)]
            assert all(os.path.getsize(manifest.manifest_path) == manifest.manifest_length for manifest in manifests)
    texts = [path.read_bytes() for path in (tmp_path / "moved" / "warehouse").glob("*/*/metadata/*.json")]
    assert texts
    assert not any(str(home).encode() + b"/" in text for text in texts)


@pytest.mark.parametrize("after", range(0, 30, 3))
def test_a_move_that_died_is_done_again(home: Path, tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before = known(home)
    home.rename(tmp_path / "moved")
    replaced, done = os.replace, iter(range(after))

    def dying(source: str, target: str) -> None:
        if next(done, None) is None:
            raise KeyboardInterrupt
        replaced(source, target)

    monkeypatch.setattr(relocation.os, "replace", dying)
    with pytest.raises(KeyboardInterrupt):
        open_ledger(tmp_path / "moved")
    monkeypatch.undo()
    (tmp_path / "moved").rename(tmp_path / "moved on")  # and was moved again before anybody opened it
    assert known(tmp_path / "moved on") == before
