"""A writer that is killed leaves the last version whole, and the next one completes or clears up."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyiceberg.catalog.sql import SqlCatalog

from ceyuan.ledger import Ledger
from ledger.dying import RICH, Action, compact, count_calls, die, receive_rich, recover, tag
from ledger.receiving import DATASET, Row, open_ledger, receive, rows

POINTS = int(os.environ.get("CEYUAN_CRASH_POINTS", "3"))
"""Points to die at, for each scenario; there are about 1500. `CEYUAN_CRASH_POINTS=200` before a change of the ledger lands."""


def spread(calls: int) -> list[int]:
    """Points all over, and some near the end, where a batch has just become visible."""
    return sorted({*range(calls // POINTS, calls, calls // POINTS), calls - 120, calls - 40})


class City:
    """A ledger that can be put back to how it was."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._saved = root.with_name("saved")

    def save(self) -> None:
        shutil.copytree(self.root, self._saved)

    def restore(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        if self._saved.exists():
            shutil.copytree(self._saved, self.root)


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path / "ledger")


@pytest.fixture
def settled(city: City) -> City:
    """A ledger with two versions, the second superseding a row of the first."""
    with open_ledger(city.root) as ledger:
        receive(ledger, "a", {1: 10, 2: 20})
        receive(ledger, "b", {1: 11}, refused=[3])
    city.save()
    return city


def orphans(root: Path) -> set[str]:
    """Files that neither a table nor the ledger's own bookkeeping knows."""
    catalog = SqlCatalog("ceyuan", uri=f"sqlite:///{root}/catalog.db", warehouse=f"{root}/warehouse")
    known: set[str] = set()
    for table in [catalog.load_table(name) for space in ("facts", "ledger") for name in catalog.list_tables(space)]:
        known.update(table.inspect.all_files()["file_path"].to_pylist())
        known.update(table.inspect.all_manifests()["path"].to_pylist())
        known.update(table.inspect.snapshots()["manifest_list"].to_pylist())
        known.update(table.inspect.metadata_log_entries()["file"].to_pylist())
    catalog.engine.dispose()
    found = {str(path) for path in (root / "warehouse").rglob("*") if path.is_file() and path.suffix != ".zst"}
    return found - known


def all_versions(ledger: Ledger) -> Iterator[pa.Table]:
    for version in range(1, ledger.version + 1):
        yield ledger.relation(DATASET, version).order_by("_batch", "_row").to_pyarrow()


def check_settled(ledger: Ledger) -> None:
    assert rows(ledger.relation(DATASET, 1)) == {Row(1, 10, 1, 2, None), Row(2, 20, 1, 3, None)}
    assert rows(ledger.relation(DATASET, 2)) == {Row(1, 10, 1, 2, 2), Row(2, 20, 1, 3, None), Row(1, 11, 2, 2, None)}
    assert "track" not in ledger.relation(DATASET, 2).columns


def check_received(ledger: Ledger) -> None:
    """The rich batch is there exactly once."""
    batch = ledger.received("rich")
    assert batch is not None
    assert (batch.version, batch.rows_accepted, batch.rows_quarantined, batch.rows_superseded) == (3, 3, 1, 1)
    assert {row.key: row.amount for row in rows(ledger.relation(DATASET)) if row.batch == batch.number} == RICH
    assert {row.superseded_by for row in rows(ledger.relation(DATASET)) if row.key == 2} == {None, batch.number}
    assert ledger.quarantined(batch.number).num_rows == 1
    with ledger.originals.open(batch.file_sha256) as original:
        assert original.read(3) == b'"""'


def test_dying_while_receiving(settled: City) -> None:
    for point in spread(count_calls(receive_rich, settled.root)):
        settled.restore()
        die(receive_rich, settled.root, point)
        with open_ledger(settled.root) as ledger:
            check_settled(ledger)
            was_visible = ledger.version == 3
            assert receive_rich(settled.root) is was_visible, f"died at {point}"
            check_settled(ledger)
            check_received(ledger)
            assert ledger.recover() == ()
        assert orphans(settled.root) == set(), f"died at {point}"


def test_dying_while_the_ledger_is_made(city: City) -> None:
    for point in spread(count_calls(receive_rich, city.root)):
        city.restore()
        die(receive_rich, city.root, point)
        receive_rich(city.root)
        with open_ledger(city.root) as ledger:
            assert ledger.version == 1
            assert {row.key: row.amount for row in rows(ledger.relation(DATASET))} == RICH
        assert orphans(city.root) == set(), f"died at {point}"


@pytest.mark.parametrize("action", [compact, tag])
def test_dying_while_files_are_merged_or_tagged(settled: City, action: Action) -> None:
    for point in spread(count_calls(action, settled.root)):
        settled.restore()
        die(action, settled.root, point)
        with open_ledger(settled.root) as ledger:
            check_settled(ledger)
            action(settled.root)
            check_settled(ledger)
            ledger.recover()
        receive_rich(settled.root)
        assert orphans(settled.root) == set(), f"died at {point}"


def test_dying_while_clearing_up(settled: City) -> None:
    die(receive_rich, settled.root, count_calls(receive_rich, settled.root) * 2 // 3)
    shutil.rmtree(settled.root.with_name("saved"))
    settled.save()
    for point in spread(count_calls(recover, settled.root)):
        settled.restore()
        die(recover, settled.root, point)
        with open_ledger(settled.root) as ledger:
            check_settled(ledger)
        receive_rich(settled.root)
        with open_ledger(settled.root) as ledger:
            check_settled(ledger)
            check_received(ledger)
        assert orphans(settled.root) == set(), f"died at {point}"
