from __future__ import annotations

from decimal import Decimal

import polars as pl
import pyarrow as pa
import pytest

from ceyuan.errors import DefinitionError, QuestionError
from ceyuan.ledger import QUARANTINE, Ledger, SheetLayout
from ledger.receiving import DATASET, SCHEMA, Row, current, filing, receive, rows, stage, stage_refused


def test_a_batch_is_visible_whole(ledger: Ledger) -> None:
    receipt = receive(ledger, "a", {1: 10, 2: 20}, refused=[9, 4])
    batch = receipt.batch
    assert not receipt.already
    assert (batch.version, batch.rows_accepted, batch.rows_quarantined, batch.rows_superseded) == (1, 2, 2, 0)
    assert rows(ledger.relation(DATASET)) == {Row(1, 10, batch.number, 2, None), Row(2, 20, batch.number, 3, None)}
    assert ledger.batches() == (batch,)
    assert ledger.batch(batch.number) == batch
    assert ledger.datasets() == (DATASET,)


def test_nothing_shows_before_the_commit(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        stage(attempt, {1: 10})
        assert ledger.version == 0
        with pytest.raises(QuestionError):
            ledger.relation(DATASET)


def test_an_attempt_left_without_a_commit_leaves_nothing(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        stage(attempt, {1: 10})
    assert not attempt.directory.exists()
    assert ledger.version == 0
    assert receive(ledger, "a", {1: 10}).batch.number > attempt.number


def test_the_same_content_twice_is_one_batch(ledger: Ledger) -> None:
    first = receive(ledger, "a", {1: 10})
    receive(ledger, "b", {1: 11})
    again = receive(ledger, "a", {1: 10})
    assert again.already
    assert again.batch == first.batch == ledger.received("a")
    assert ledger.version == 2
    assert current(ledger.relation(DATASET)) == {1: 11}
    assert ledger.received("c") is None


def test_a_later_batch_supersedes_by_key_and_keeps_the_older_row(ledger: Ledger) -> None:
    first = receive(ledger, "a", {1: 10, 2: 20}).batch
    second = receive(ledger, "b", {2: 21, 3: 30}).batch
    third = receive(ledger, "c", {2: 22}).batch
    assert (second.rows_superseded, third.rows_superseded) == (1, 1)
    assert rows(ledger.relation(DATASET)) == {
        Row(1, 10, first.number, 2, None),
        Row(2, 20, first.number, 3, second.number),
        Row(2, 21, second.number, 2, third.number),
        Row(3, 30, second.number, 3, None),
        Row(2, 22, third.number, 2, None),
    }
    told = ledger.supersessions(DATASET).to_pyarrow().to_pylist()
    assert sorted((row["_batch"], row["_sheet"], row["_row"], row["by_batch"]) for row in told) == [
        (first.number, "Sheet1", 3, second.number),
        (second.number, "Sheet1", 2, third.number),
    ]


def test_no_supersessions_is_a_table_of_no_rows(ledger: Ledger) -> None:
    receive(ledger, "a", {1: 10})
    assert ledger.supersessions(DATASET).to_pyarrow().num_rows == 0


def test_datasets_do_not_supersede_one_another(ledger: Ledger) -> None:
    receive(ledger, "a", {1: 10})
    with ledger.begin("patents", SCHEMA) as attempt:
        attempt.commit(filing("b"), stage(attempt, {1: 99}))
    assert current(ledger.relation(DATASET)) == {1: 10}
    assert current(ledger.relation("patents")) == {1: 99}


def test_events_never_supersede(ledger: Ledger) -> None:
    receive(ledger, "a", {1: 10}, supersedes=False)
    batch = receive(ledger, "b", {1: 10}, supersedes=False).batch
    assert batch.rows_superseded == 0
    assert ledger.relation(DATASET).count().to_pyarrow().as_py() == 2


def test_rows_of_the_same_key_within_a_batch_both_stay(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        (first,) = stage(attempt, {1: 10}, sheet="锦江区")
        second = first.with_name("second.parquet")
        first.rename(second)
        attempt.commit(filing("a"), [*stage(attempt, {1: 11}, sheet="武侯区"), second])
    assert receive(ledger, "b", {1: 12}).batch.rows_superseded == 2


def test_a_null_key_never_supersedes(ledger: Ledger) -> None:
    for content in "ab":
        with ledger.begin(DATASET, SCHEMA) as attempt:
            (path,) = stage(attempt, {1: 10})
            pl.read_parquet(path).with_columns(_key=pl.lit(None, pl.Int64)).write_parquet(path)
            assert attempt.commit(filing(content), [path]).batch.rows_superseded == 0


def test_a_batch_of_refused_rows_only(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        batch = attempt.commit(filing("a"), stage(attempt, {}), stage_refused(attempt, [7, 3])).batch
    assert (batch.rows_accepted, batch.rows_quarantined) == (0, 2)
    assert ledger.relation(DATASET).count().to_pyarrow().as_py() == 0
    found = ledger.quarantined(batch.number)
    assert found.schema == QUARANTINE
    assert found["_row"].to_pylist() == [3, 7]
    assert receive(ledger, "b", {1: 10}).batch.version == 2


def test_quarantine_is_asked_for_by_batch(ledger: Ledger) -> None:
    clean = receive(ledger, "a", {1: 10}).batch
    receive(ledger, "b", {2: 10}, refused=[5])
    assert ledger.quarantined(clean.number).num_rows == 0
    with pytest.raises(QuestionError, match="No batch has the number 77"):
        ledger.quarantined(77)


def test_what_was_said_of_the_file_comes_back(ledger: Ledger) -> None:
    sheets = (
        SheetLayout("表1", 3, {"name": "B", "amount_yuan": "F"}, {"amount_yuan": "万元"}, {"A1": "技术合同登记", "F2": "单位：万元"}),
    )
    said = filing("a", sheets=sheets, period="2021H1", filer="锦江区", reason="补报", file_name="六月'报表.xlsx")
    with ledger.begin(DATASET, SCHEMA) as attempt:
        attempt.commit(said, stage(attempt, {1: 10}))
    batch = ledger.batches()[0]
    assert (batch.sheets, batch.period, batch.filer, batch.reason, batch.file_name) == (
        sheets,
        "2021H1",
        "锦江区",
        "补报",
        "六月'报表.xlsx",
    )
    assert batch.received_at.utcoffset() is not None


def test_files_that_were_not_committed_do_not_stay(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        (attempt.directory / "notes.tmp").write_text("x")
        attempt.commit(filing("a"), stage(attempt, {1: 10}))
    assert [path.name for path in attempt.directory.iterdir()] == ["rows.parquet"]


def test_rows_of_another_batch_are_refused(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        (path,) = stage(attempt, {1: 10, 2: 20})
        pl.read_parquet(path).with_columns(_batch=pl.Series([attempt.number, 999])).write_parquet(path)
        with pytest.raises(ValueError, match="must hold _batch"):
            attempt.commit(filing("a"), [path])
    assert ledger.version == 0


def test_a_file_without_provenance_is_refused(ledger: Ledger) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        (path,) = stage(attempt, {1: 10})
        pl.read_parquet(path).drop("_row").write_parquet(path)
        with pytest.raises(ValueError, match="lacks _row"):
            attempt.commit(filing("a"), [path])


class TestColumnsThatChange:
    def test_a_new_column_does_not_change_older_versions(self, ledger: Ledger) -> None:
        receive(ledger, "a", {1: 10})
        before = ledger.relation(DATASET).to_pyarrow()
        wider = SCHEMA.append(pa.field("track", pa.string()))
        with ledger.begin(DATASET, wider) as attempt:
            (path,) = stage(attempt, {2: 20})
            pl.read_parquet(path).with_columns(track=pl.lit("卫星互联网")).write_parquet(path)
            attempt.commit(filing("b"), [path])
        assert ledger.relation(DATASET, 1).to_pyarrow() == before
        tracks = ledger.relation(DATASET).select("_key", "track").to_pyarrow().to_pylist()
        assert sorted((row["_key"], row["track"]) for row in tracks) == [(1, None), (2, "卫星互联网")]
        assert receive(ledger, "c", {1: 11}).batch.rows_superseded == 1
        assert ledger.relation(DATASET).count().to_pyarrow().as_py() == 3

    def test_a_kind_may_grow(self, ledger: Ledger) -> None:
        narrow = pa.schema([("name", pa.string()), ("amount_yuan", pa.decimal128(12, 2)), ("staff", pa.int32())])
        with ledger.begin(DATASET, narrow) as attempt:
            (path,) = stage(attempt, {1: 10})
            pl.read_parquet(path).cast({"amount_yuan": pl.Decimal(12, 2), "staff": pl.Int32}).write_parquet(path)
            attempt.commit(filing("a"), [path])
        receive(ledger, "b", {2: 2_000_000_000_000})
        total = ledger.relation(DATASET).amount_yuan.sum().to_pyarrow().as_py()
        assert total == Decimal(2_000_000_000_010)
        assert ledger.relation(DATASET, 1).schema()["amount_yuan"].precision == 12

    def test_a_kind_may_not_turn_into_another(self, ledger: Ledger) -> None:
        receive(ledger, "a", {1: 10})
        other = SCHEMA.set(1, pa.field("amount_yuan", pa.string()))
        with ledger.begin(DATASET, other) as attempt:
            (path,) = stage(attempt, {2: 20})
            pl.read_parquet(path).cast({"amount_yuan": pl.String}).write_parquet(path)
            with pytest.raises(DefinitionError) as caught:
                attempt.commit(filing("b"), [path])
        assert caught.value.faults[0].code == "incompatible-column"
        assert current(ledger.relation(DATASET)) == {1: 10}
        assert not attempt.directory.exists()

    def test_the_reader_may_say_which_columns_it_knows(self, ledger: Ledger) -> None:
        today = pa.schema([("name", pa.string()), ("founded_on", pa.date32())])
        assert ledger.relation(DATASET, schema=today).to_pyarrow().num_rows == 0
        receive(ledger, "a", {1: 10})
        found = ledger.relation(DATASET, schema=today)
        assert found.columns == ("name", "founded_on", "_batch", "_sheet", "_row", "_key", "_superseded_by")
        assert found.founded_on.to_pyarrow().to_pylist() == [None]
