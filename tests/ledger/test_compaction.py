"""Compaction changes files, never what a version says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import ibis
import polars as pl
import pyarrow as pa

from ceyuan.ledger import Ledger, LedgerSettings
from ledger.receiving import DATASET, SCHEMA, filing, receive, rows, stage


def all_versions(ledger: Ledger) -> list[pa.Table]:
    found = [ledger.relation(DATASET, version) for version in range(1, ledger.version + 1)]
    return [table.select(*sorted(table.columns)).order_by("_batch", "_sheet", "_row").to_pyarrow() for table in found]


def fill(ledger: Ledger, batches: range) -> None:
    for batch in batches:
        receive(ledger, f"b{batch}", {batch % 4: batch, 100 + batch: batch}, refused=[7])


def everything(ledger: Ledger) -> tuple[object, ...]:
    quarantined = [ledger.quarantined(batch.number) for batch in ledger.batches()]
    gone = [sorted(map(str, ledger.supersessions(DATASET, version).to_pyarrow().to_pylist())) for version in range(1, ledger.version + 1)]
    return ledger.batches(), ledger.tags(), quarantined, gone


def test_every_version_stays_as_it_was(ledger: Ledger) -> None:
    fill(ledger, range(5))
    ledger.tag("published", 3)
    for more in (range(5, 7), range(7, 8)):
        before, told = all_versions(ledger), everything(ledger)
        done = {some.table: some for some in ledger.compact()}
        assert all_versions(ledger) == before
        assert everything(ledger) == told
        assert done[DATASET].files_after == 2
        assert done["supersessions"].files_after == 0
        fill(ledger, more)


def test_a_second_compaction_changes_nothing(ledger: Ledger) -> None:
    fill(ledger, range(5))
    ledger.compact()
    before = ledger.paths(DATASET)
    assert all(some.files_before == some.files_after for some in ledger.compact())
    assert ledger.paths(DATASET) == before


def test_current_rows_lie_in_files_of_their_own(ledger: Ledger) -> None:
    fill(ledger, range(6))
    expected = rows(ledger.relation(DATASET))
    ledger.compact()
    by_file = [pl.read_parquet(path) for path in ledger.paths(DATASET)]
    assert sorted(table["_superseded_by"].null_count() == len(table) for table in by_file) == [False, True]
    assert sum(len(table) for table in by_file) == len(expected)


def test_large_files_are_left_alone_until_rows_of_them_are_superseded(ledger: Ledger, monkeypatch: object) -> None:
    monkeypatch.setattr("ceyuan.ledger.compaction._LARGE_BYTES", 100)
    fill(ledger, range(3))
    with ledger.begin("events", SCHEMA, supersedes=False) as attempt:
        attempt.commit(filing("e"), stage(attempt, {1: 1}))
    events = ledger.paths("events")
    before = all_versions(ledger)
    ledger.compact()
    assert ledger.paths("events") == events
    assert all_versions(ledger) == before


def test_readers_keep_the_files_that_were_replaced_for_a_while(ledger: Ledger) -> None:
    fill(ledger, range(3))
    old_relation, old_paths = ledger.relation(DATASET), ledger.paths(DATASET)
    expected = rows(old_relation)
    ledger.compact()
    assert rows(old_relation) == expected
    assert all(Path(path).exists() for path in old_paths)


def test_what_was_replaced_long_ago_is_deleted(tmp_path: Path) -> None:
    settings = replace(LedgerSettings.local(tmp_path / "ledger"), keep_replaced=timedelta(0))
    with Ledger(settings) as ledger:
        fill(ledger, range(4))
        before, old_paths = all_versions(ledger), ledger.paths(DATASET)
        ledger.tag("kept")
        receive(ledger, "more", {1: 99})
        ledger.compact()
        assert all(Path(path).exists() for path in old_paths), "a tag's snapshot needs them"
        assert all_versions(ledger)[: len(before)] == before


def test_without_a_tag_only_what_is_read_stays(tmp_path: Path) -> None:
    settings = replace(LedgerSettings.local(tmp_path / "ledger"), keep_replaced=timedelta(0))
    with Ledger(settings) as ledger:
        fill(ledger, range(4))
        before = all_versions(ledger)
        ledger.compact()
        data = {str(path) for path in (tmp_path / "ledger/warehouse/facts").rglob("*.parquet")}
        assert data == set(ledger.paths(DATASET))
        assert all_versions(ledger) == before


def test_columns_that_came_later(ledger: Ledger) -> None:
    receive(ledger, "a", {1: 10})
    with ledger.begin(DATASET, SCHEMA.append(pa.field("track", pa.string()))) as attempt:
        (path,) = stage(attempt, {1: 11, 2: 20})
        pl.read_parquet(path).with_columns(track=pl.lit("绿色氢能")).write_parquet(path)
        attempt.commit(filing("b"), [path])
    before = all_versions(ledger)
    ledger.compact()
    assert all_versions(ledger) == before
    assert "track" not in ledger.relation(DATASET, 1).columns


def test_many_commits_leave_few_files_but_those_that_readers_use(ledger: Ledger) -> None:
    fill(ledger, range(3))
    old = ledger.relation(DATASET)
    expected = rows(old)
    ledger.compact()
    for batch in range(3, 18):
        receive(ledger, str(batch), {200 + batch: batch})
    assert rows(old) == expected
    assert len(list((ledger.settings.root / f"warehouse/facts/{DATASET}/metadata").iterdir())) < 60
    assert ledger.relation(DATASET).count().to_pyarrow().as_py() == len(expected) + 15


def test_a_relation_is_an_ordinary_ibis_table(ledger: Ledger) -> None:
    fill(ledger, range(3))
    relation = ledger.relation(DATASET)
    totals = (
        relation.filter(relation._superseded_by.isnull())
        .group_by("_batch")
        .agg(total=relation.amount_yuan.sum())
        .order_by(ibis.desc("_batch"))
    )
    assert totals.to_pyarrow().num_rows == 3
