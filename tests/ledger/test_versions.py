"""Time travel: every version reads as it was, whatever came after, however files were merged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyiceberg.catalog.sql import SqlCatalog

from ceyuan.errors import QuestionError
from ceyuan.ledger import Ledger
from ledger.receiving import DATASET, SCHEMA, Facts, Row, current, filing, open_ledger, receive, rows, stage

FACTS = st.dictionaries(st.integers(1, 6), st.integers(0, 99), max_size=4)
STEPS = st.lists(st.one_of(FACTS, st.just("compact")), min_size=1, max_size=6)


class Oracle:
    """The ledger's promise, as plain sets: what each version holds."""

    def __init__(self) -> None:
        self.versions: list[set[Row]] = [set()]

    def receive(self, number: int, facts: Facts) -> None:
        kept = {
            Row(row.key, row.amount, row.batch, row.row, number if row.superseded_by is None and row.key in facts else row.superseded_by)
            for row in self.versions[-1]
        }
        new = {Row(key, amount, number, 2 + index, None) for index, (key, amount) in enumerate(facts.items())}
        self.versions.append(kept | new)


def check(ledger: Ledger, oracle: Oracle) -> None:
    assert ledger.version == len(oracle.versions) - 1
    for version, expected in enumerate(oracle.versions[1:], start=1):
        assert rows(ledger.relation(DATASET, version)) == expected


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_every_version_reads_as_it_was(tmp_path_factory: pytest.TempPathFactory, steps: list[Facts | str]) -> None:
    oracle = Oracle()
    with open_ledger(tmp_path_factory.mktemp("city")) as ledger:
        for index, step in enumerate(steps):
            if isinstance(step, str):
                ledger.compact()
            else:
                oracle.receive(receive(ledger, str(index), step).batch.number, step)
        check(ledger, oracle)
        ledger.compact()
        check(ledger, oracle)


def test_versions_follow_commits_not_numbers(ledger: Ledger) -> None:
    oracle = Oracle()
    with ledger.begin(DATASET, SCHEMA) as first, ledger.begin(DATASET, SCHEMA) as second, ledger.begin(DATASET, SCHEMA) as third:
        for attempt, facts in ((third, {1: 30}), (first, {1: 10, 2: 11}), (second, {2: 20})):
            assert attempt.commit(filing(str(attempt.number)), stage(attempt, facts)).batch.number == attempt.number
            oracle.receive(attempt.number, facts)
    assert first.number < second.number < third.number
    check(ledger, oracle)
    ledger.compact()
    check(ledger, oracle)


def test_a_ledger_opened_before_sees_what_came_after(ledger: Ledger) -> None:
    receive(ledger, "a", {1: 10})
    with open_ledger(ledger.settings.root) as other:
        assert current(other.relation(DATASET)) == {1: 10}
        before = other.relation(DATASET)
        receive(ledger, "b", {1: 11})
        ledger.compact()
        assert current(other.relation(DATASET)) == {1: 11}
        assert current(before) == {1: 10}


class TestResolve:
    def test_nothing_has_come(self, ledger: Ledger) -> None:
        assert ledger.version == 0
        assert ledger.batches() == ()
        assert ledger.datasets() == ()
        with pytest.raises(QuestionError, match="There is no version 1"):
            ledger.resolve(1)

    def test_a_time_is_the_last_version_then(self, ledger: Ledger) -> None:
        start = datetime.now(UTC)
        receive(ledger, "a", {1: 10})
        first = ledger.batches()[0].received_at
        receive(ledger, "b", {1: 11})
        assert ledger.resolve(start - timedelta(days=1)) == 0
        assert ledger.resolve(first) == 1
        assert ledger.resolve(datetime.now(UTC)) == 2
        assert [batch.content_id for batch in ledger.batches(first)] == ["a"]

    def test_an_unknown_name_is_told_with_the_nearest(self, ledger: Ledger) -> None:
        receive(ledger, "a", {1: 10})
        ledger.tag("2021H1")
        with pytest.raises(QuestionError, match="Did you mean '2021H1'"):
            ledger.resolve("2021H2")

    @pytest.mark.parametrize("version", [-1, 2, 10**9])
    def test_a_version_that_is_not_there(self, ledger: Ledger, version: int) -> None:
        receive(ledger, "a", {1: 10})
        with pytest.raises(QuestionError, match="Versions go from 0 to 1"):
            ledger.relation(DATASET, version)

    def test_a_dataset_that_came_later(self, ledger: Ledger) -> None:
        receive(ledger, "a", {1: 10})
        with ledger.begin("patents", SCHEMA) as attempt:
            attempt.commit(filing("b"), stage(attempt, {1: 1}))
        assert ledger.datasets(1) == (DATASET,)
        with pytest.raises(QuestionError, match="No received dataset is called 'patents'"):
            ledger.relation("patents", 1)
        with pytest.raises(QuestionError, match="Did you mean 'patents'"):
            ledger.paths("patent")


class TestTags:
    def test_a_tag_keeps_a_version_for_good(self, ledger: Ledger) -> None:
        receive(ledger, "a", {1: 10})
        assert ledger.tag("2021H1-published") == 1
        receive(ledger, "b", {1: 11})
        ledger.compact()
        assert current(ledger.relation(DATASET, "2021H1-published")) == {1: 10}
        assert ledger.tag("earlier", 1) == 1
        assert ledger.tags() == {"2021H1-published": 1, "earlier": 1}

    def test_a_tag_never_moves(self, ledger: Ledger) -> None:
        receive(ledger, "a", {1: 10})
        ledger.tag("published")
        assert ledger.tag("published", 1) == 1
        receive(ledger, "b", {1: 11})
        with pytest.raises(QuestionError, match="already names version 1"):
            ledger.tag("published")
        assert ledger.tags() == {"published": 1}

    @pytest.mark.parametrize("name", ["12", "", "a b", "x" * 101, "../up", "名称/一"])
    def test_a_name_that_could_be_misread(self, ledger: Ledger, name: str) -> None:
        with pytest.raises(QuestionError, match="cannot name a version"):
            ledger.tag(name)

    def test_other_engines_find_the_tagged_snapshot(self, ledger: Ledger) -> None:
        receive(ledger, "a", {1: 10})
        ledger.tag("上半年")
        receive(ledger, "b", {1: 11, 2: 20})
        ledger.compact()
        root = ledger.settings.root
        table = SqlCatalog("ceyuan", uri=f"sqlite:///{root}/catalog.db", warehouse=f"{root}/warehouse").load_table(f"facts.{DATASET}")
        assert [str(row) for row in table.scan().use_ref("上半年").to_arrow()["amount_yuan"]] == ["10.00"]
        assert table.scan().to_arrow().num_rows == 3
        table.catalog.engine.dispose()
