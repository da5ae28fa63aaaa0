"""Batches of several datasets that become visible at one version, all or none."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from ceyuan.ledger import Filing, Ledger, Load, Receipt, commit_together
from ledger.dying import count_calls, die
from ledger.receiving import DATASET, SCHEMA, current, filing, open_ledger, receive, stage

BESIDE = "ties"


def receive_together(ledger: Ledger, content: str, filings: tuple[Filing, ...] | None = None) -> tuple[Receipt, ...]:
    first, second = filings or (filing(content), filing(f"{content}-beside"))
    with ledger.begin(DATASET, SCHEMA) as one, ledger.begin(BESIDE, SCHEMA) as other:
        return commit_together([Load(one, first, stage(one, {1: 11})), Load(other, second, stage(other, {7: 70}))])


def act(root: Path) -> None:
    with open_ledger(root) as ledger:
        receive_together(ledger, "pair")


def test_both_stand_at_one_version(ledger: Ledger) -> None:
    receive(ledger, "before", {1: 10, 2: 20})
    receipts = receive_together(ledger, "pair")
    assert [receipt.batch.version for receipt in receipts] == [2, 2]
    assert ledger.version == 2
    assert ledger.datasets(1) == (DATASET,)
    assert current(ledger.relation(DATASET, 1)) == {1: 10, 2: 20}
    assert current(ledger.relation(DATASET)) == {1: 11, 2: 20}
    assert current(ledger.relation(BESIDE)) == {7: 70}
    receive(ledger, "after", {2: 21})
    assert ledger.version == 3


def test_the_same_content_again_changes_nothing(ledger: Ledger) -> None:
    receive_together(ledger, "pair")
    (again,) = receive_together(ledger, "pair")
    assert again.already
    assert ledger.version == 1


def test_what_fails_in_the_second_takes_the_first_back(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as one, ledger.begin(BESIDE, SCHEMA) as other:
        (path,) = stage(other, {7: 70})
        pl.read_parquet(path).drop("_key").write_parquet(path)
        loads = [Load(one, filing("pair"), stage(one, {1: 1})), Load(other, filing("pair-beside"), [path])]
        with pytest.raises(ValueError, match="lacks"):
            commit_together(loads)
    assert ledger.version == 0
    assert ledger.recover() == ()


def test_dying_leaves_both_or_none(tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    with open_ledger(root) as ledger:
        receive(ledger, "before", {1: 10})
    calls = count_calls(act, root.with_name("counted"))
    for nth, point in enumerate((calls // 3, 2 * calls // 3, calls - 120, calls - 40)):
        copy = tmp_path / f"copy{nth}"
        with open_ledger(copy) as ledger:
            receive(ledger, "before", {1: 10})
        die(act, copy, point)
        with open_ledger(copy) as ledger:
            assert (BESIDE in ledger.datasets()) is (ledger.version == 2)
            assert current(ledger.relation(DATASET)) == ({1: 11} if ledger.version == 2 else {1: 10})
            receive_together(ledger, "pair")
            assert ledger.version == 2
            assert current(ledger.relation(BESIDE)) == {7: 70}
