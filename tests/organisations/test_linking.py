"""From rows to links and back: counts, evidence, versions, what settles and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError
from ceyuan.indicators import FigureKey, evidence, explain, figure, recompute
from ceyuan.indicators.naive import naive
from ceyuan.indicators.trying import effects, keys
from ceyuan.organisations import Model, Verdict, Writer, compare, compare_again, judge, pair_of, resolved, settle, settlement, standing
from ceyuan.organisations.compare import silent
from ceyuan.organisations.doubts import pair, said_between
from ceyuan.organisations.mentions import mentions
from ceyuan.values import Period
from organisations.town import LANTIAN, QINGHE, REGISTER, Town, sme

KEY = FigureKey("new_technology_smes", Period.parse("2021H1"))
SMES = [
    sme(1, "成都青禾智能科技有限公司", QINGHE),
    sme(2, "青禾智能科技（成都）有限责任公司", None, damaged_code="91510100MA6ABCDE1Q"),
    sme(3, "成都蓝田新材料有限公司", LANTIAN, district="510116"),
]


def with_firms(town: Town) -> Town:
    town.receive("enterprises", REGISTER)
    town.receive("technology_smes", SMES)
    town.link()
    return town


@pytest.fixture
def linked(town: Town) -> Town:
    return with_firms(town)


@pytest.fixture(scope="module")
def settled(chengdu: Definitions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The same, to which nobody adds."""
    town = with_firms(Town(chengdu, tmp_path_factory.mktemp("settled") / "ledger"))
    yield town
    town.ledger.close()


def test_mentions_are_what_rows_say_each_once(town: Town) -> None:
    town.receive("enterprises", REGISTER)
    town.receive("enterprises", REGISTER[:1])
    found = mentions(town.definitions, town.ledger)
    assert sorted(found["name"]) == ["成都蓝田新材料有限公司", "成都青禾智能科技有限公司", "成都青禾软件有限公司"]
    assert found.filter(found["name"] == "成都青禾软件有限公司")["credit_code"].to_list() == [QINGHE]


def test_before_anything_is_linked_figures_are_what_they_were(town: Town) -> None:
    town.receive("technology_smes", SMES)
    found = figure(town.book, KEY)
    assert found.value == 2
    assert dict(found.left_out) == {"empty": 1}


def test_a_damaged_code_counts_with_its_firm_once_it_is_linked(settled: Town) -> None:
    found = figure(settled.book, KEY)
    assert found.value == 2
    assert dict(found.left_out) == {"duplicate": 1}
    strings = naive(settled.book, KEY)
    assert strings is not None
    assert (strings.rows, strings.names, strings.codes) == (3, 3, 3)


def test_the_evidence_says_by_which_tie(settled: Town) -> None:
    proof = evidence(settled.book, KEY)
    (row,) = [row for row in proof.to_json(counted=False) if row["reason"] == "duplicate"]
    assert row["credit_code"] is None  # as the row states it
    assert row["detail_zh"].startswith("与第")
    assert f"认定为“成都青禾智能科技有限公司”（{QINGHE}）" in row["detail_zh"]
    assert "taken for" in row["detail_en"]
    assert recompute(proof).value == 2


def test_the_cube_and_the_rows_agree(settled: Town) -> None:
    cached = figure(settled.book, KEY).value
    direct = figure(replace(settled.book, tried=resolved(settled.known.organisations)), KEY).value
    assert cached == direct == 2


def test_a_version_keeps_its_links(linked: Town) -> None:
    before = linked.ledger.version
    name = ("成都青禾智能科技有限公司", "成都蓝田新材料有限公司")
    judge(linked.ledger, [pair_of(linked.ledger, name, "same")], Writer("王强", "d"), datetime.now(UTC))
    linked.link(confirm=True)
    assert linked.count() == 1
    assert figure(replace(linked.book, version=before), KEY).value == 2


def test_a_second_run_finds_nothing_new(settled: Town) -> None:
    version = settled.ledger.version
    again = settled.link()
    assert settled.ledger.version == version
    assert again.changes == ()


def test_a_later_batch_joins_without_moving_what_is_settled(linked: Town) -> None:
    before = {row["mention"]: row["organisation"] for row in linked.known.links.iter_rows(named=True)}
    linked.receive("technology_smes", [sme(4, "成都青禾软件有限公司", None), sme(5, "成都红石机械有限公司", None)])
    assert linked.count() == 2  # the new rows are not linked yet
    linked.link()
    after = {row["mention"]: row["organisation"] for row in linked.known.links.iter_rows(named=True)}
    assert {mention: after[mention] for mention in before} == before
    assert linked.count() == 3  # the old name is the same firm, the other one is new


@pytest.mark.slow
def test_the_order_of_batches_does_not_change_who_is_who(chengdu: Definitions, tmp_path: Path) -> None:
    batches = [("enterprises", REGISTER), ("technology_smes", SMES), ("technology_smes", [sme(4, "成都青禾软件有限公司", None)])]
    found = []
    for nth, order in enumerate(((0, 1, 2), (2, 1, 0))):
        town = Town(chengdu, tmp_path / str(nth))
        for batch in order:
            town.receive(*batches[batch])
            town.link(confirm=True)
        found.append(town.organisations())
        town.ledger.close()
    assert found[0] == found[1]
    assert len(found[0]) == 2


def test_a_change_of_what_is_settled_waits_and_shows_its_effect(linked: Town) -> None:
    judge(linked.ledger, [pair_of(linked.ledger, (QINGHE, LANTIAN), "same")], Writer("王强", "d"), datetime.now(UTC))
    proposed = linked.link()
    (change,) = proposed.changes
    assert change.kind == "merge"
    assert linked.count() == 2
    tried = effects(linked.book, resolved(proposed.organisations(None)), keys(linked.book))
    assert {(e.before.key.indicator, str(e.before.key.period), e.before.value, e.after.value) for e in tried} >= {
        ("new_technology_smes", "2021H1", 2, 1)
    }
    assert linked.count() == 2  # trying is not doing
    linked.link(confirm=True)
    assert linked.count() == 1


def test_a_merge_can_be_taken_back_and_the_numbers_come_again(linked: Town) -> None:
    before = linked.known.links
    verdict = pair_of(linked.ledger, (QINGHE, LANTIAN), "same")
    judge(linked.ledger, [verdict], Writer("王强", "d"), datetime(2026, 1, 1, tzinfo=UTC))
    linked.link(confirm=True)
    judge(linked.ledger, [replace(verdict, verdict="withdrawn")], Writer("王强", "d"), datetime(2026, 1, 2, tzinfo=UTC))
    proposed = linked.link(confirm=True)
    assert [change.kind for change in proposed.changes] == ["split"]
    assert linked.known.links.select("mention", "organisation").equals(before.select("mention", "organisation"))


def test_only_named_changes_are_confirmed(linked: Town) -> None:
    judge(linked.ledger, [pair_of(linked.ledger, (QINGHE, LANTIAN), "same")], Writer("王强", "d"), datetime.now(UTC))
    proposed = settlement(linked.definitions, linked.ledger)
    assert settle(proposed, linked.ledger, Writer("王强", "d"), [10**9]) == 0
    assert settle(proposed, linked.ledger, Writer("王强", "d"), proposed.changes[0].before) > 0


def test_parts_and_one_go_find_the_same(chengdu: Definitions, tmp_path: Path) -> None:
    found = []
    for nth, at_once in enumerate((3, 100)):
        town = Town(chengdu, tmp_path / str(nth))
        town.receive("enterprises", REGISTER)
        town.receive("technology_smes", SMES)
        compare(chengdu, town.ledger, Writer("李静", "d"), silent, at_once)
        town.link()
        found.append(town.organisations())
        town.ledger.close()
    assert found[0] == found[1]


def test_an_interrupted_comparison_goes_on(town: Town) -> None:
    town.receive("enterprises", REGISTER)

    def stop(done: int, total: int | None = None, what: str = "") -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare(town.definitions, town.ledger, Writer("李静", "d"), stop, 1)
    assert town.known.mentions.height == 1
    assert standing(town.definitions, town.ledger).new == 2
    town.link()
    assert town.known.links.height == 3
    assert town.known.mentions["serial"].n_unique() == 3


def test_two_who_link_at_once_do_not_number_alike(town: Town) -> None:
    town.receive("enterprises", REGISTER)
    writer = Writer("李静", "d")
    compare(town.definitions, town.ledger, writer)
    proposed = settlement(town.definitions, town.ledger)
    settle(proposed, town.ledger, writer)
    with pytest.raises(QuestionError, match="Another process"):
        settle(proposed, town.ledger, writer)


def test_growth_follows_organisations_through_names_and_missing_codes(linked: Town) -> None:
    linked.receive("technology_smes", [sme(9, "成都青禾软件有限公司", None, announced_on="2020-05-14")])
    linked.link()
    told = {movement.kind: movement.entities for movement in explain(linked.book, KEY).movements}
    assert told["continuing"] == 1
    assert told["new"] == 1
    assert told["renamed"] == 1
    assert "lost" not in told


def test_a_verdict_needs_a_person_and_a_pair(settled: Town) -> None:
    verdict = Verdict(1, 1, "perhaps")
    with pytest.raises(QuestionError) as raised:
        judge(settled.ledger, [verdict], Writer(" ", "d"), datetime.now(UTC))
    assert {fault.code for fault in raised.value.faults} == {"unknown-verdict", "unknown-mention", "same-mention", "no-person"}


def test_four_eyes_of_the_city(linked: Town) -> None:
    careful = replace(linked.definitions, city=linked.definitions.city.model_copy(update={"four_eyes": True}))
    verdict = pair_of(linked.ledger, (QINGHE, LANTIAN), "same")
    for person, expected in (("王强", 0), ("李静", 1)):
        judge(linked.ledger, [verdict], Writer(person, "d"), datetime.now(UTC))
        assert len(settlement(careful, linked.ledger).changes) == expected


def test_how_things_stand(settled: Town) -> None:
    found = standing(settled.definitions, settled.ledger)
    assert (found.organisations, found.new, found.unsettled) == (2, 0, 0)
    assert found.by["model"] == 1


def test_a_changed_model_compares_again_and_verdicts_outlive_it(linked: Town) -> None:
    assert compare_again(linked.definitions, linked.ledger, Writer("李静", "d")) == 0
    judge(linked.ledger, [pair_of(linked.ledger, (QINGHE, LANTIAN), "same")], Writer("王强", "d"), datetime.now(UTC))
    linked.link(confirm=True)
    firms = linked.definitions.linkages["firms"]
    strict = firms.model_copy(update={"thresholds": firms.thresholds.model_copy(update={"accept_bits": 500.0, "queue_bits": 400.0})})
    careful = replace(linked.definitions, linkages={**linked.definitions.linkages, "firms": strict})
    assert compare_again(careful, linked.ledger, Writer("李静", "d")) > 0
    settle(settlement(careful, linked.ledger), linked.ledger, Writer("李静", "d"), None)
    assert linked.known.links["by"].unique().sort().to_list() == ["code", "judgement", "self"]
    assert linked.count() == 2  # the two codes that a person joined, and the writing without a code, which is nobody's now


def test_any_two_mentions_stand_side_by_side_with_what_was_said_of_them(linked: Town) -> None:
    known = linked.known
    one, other = (int(known.organisations.filter(known.organisations["name"] == row["name"])["mention"][0]) for row in REGISTER)
    judge(linked.ledger, [Verdict(one, other, "different", "两家")], Writer("王芳", "0" * 64), datetime.now(UTC))
    found = pair(linked.known, Model.of(linked.definitions), one, other)
    assert [found.left["name"], found.right["name"]] == [row["name"] for row in REGISTER]
    said = said_between(linked.known, found.left["organisation"], found.right["organisation"])
    assert said.select("person", "verdict").rows() == [("王芳", "different")]
    judge(linked.ledger, [Verdict(one, other, "withdrawn")], Writer("王芳", "0" * 64), datetime.now(UTC))
    assert said_between(linked.known, found.left["organisation"], found.right["organisation"]).is_empty()
