"""Real processes that receive at once: all succeed, nothing is lost or doubled."""

from __future__ import annotations

from collections import Counter
from multiprocessing.synchronize import Barrier
from pathlib import Path

from ledger.processes import CONTEXT, ends, start
from ledger.receiving import DATASET, SCHEMA, filing, open_ledger, receive, rows, stage


def receive_many(root: Path, writer: int, batches: int) -> None:
    with open_ledger(root) as ledger:
        for batch in range(batches):
            assert not receive(ledger, f"{writer}-{batch}", {0: writer * 100 + batch, writer * 100 + batch + 1: batch}).already


def receive_the_same(root: Path, together: Barrier) -> None:
    with open_ledger(root) as ledger, ledger.begin(DATASET, SCHEMA) as attempt:
        staged = stage(attempt, {1: 10})
        together.wait()
        attempt.commit(filing("same"), staged)


def test_writers_at_once_all_succeed(tmp_path: Path) -> None:
    root, writers, batches = tmp_path / "ledger", 3, 3
    assert set(ends([start(receive_many, root, writer, batches) for writer in range(writers)])) == {0}
    with open_ledger(root) as ledger:
        found = ledger.batches()
        assert [batch.version for batch in found] == list(range(1, writers * batches + 1))
        assert len({batch.number for batch in found}) == writers * batches
        facts = rows(ledger.relation(DATASET))
        assert len(facts) == writers * batches * 2
        of_key_0 = Counter(row.superseded_by is None for row in facts if row.key == 0)
        assert of_key_0 == {True: 1, False: writers * batches - 1}
        assert all(row.superseded_by is None for row in facts if row.key != 0)


def test_the_same_content_at_once_is_one_batch(tmp_path: Path) -> None:
    together = CONTEXT.Barrier(3)
    assert ends([start(receive_the_same, tmp_path / "ledger", together) for _ in range(3)]) == [0, 0, 0]
    with open_ledger(tmp_path / "ledger") as ledger:
        assert ledger.version == 1
        assert len(rows(ledger.relation(DATASET))) == 1
        assert len(list((tmp_path / "ledger/warehouse/facts" / DATASET / "data").rglob("*.parquet"))) == 1
