"""Clusters depend on what there is, not on when it came; they never hold two codes, and never grow beyond what is plausible."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ceyuan.organisations.clusters import Clusters, clusters
from ceyuan.organisations.regroup import Grounds, regrouped, remembered
from organisations.people import CODES, LIMITS, Said, judgements, mentions, number, ties

A, B, C = (("青禾科技有限公司", CODES[0]), ("青禾（成都）科技有限公司", None), ("青禾科技", None))
OTHER: Said = ("蓝田材料有限公司", CODES[1])


def found(said: list[Said], tied: list[tuple[Said, Said, float]], judged: Any = (), *, four_eyes: bool = False) -> Clusters:
    return clusters(mentions(said), ties(tied), judgements(list(judged)), LIMITS, four_eyes=four_eyes)


def groups(clustered: Clusters) -> set[frozenset[int]]:
    return {frozenset(members) for members in clustered.members.group_by("cluster").agg("mention")["mention"].to_list()}


def together(clustered: Clusters, *said: Said) -> bool:
    of = dict(clustered.members.select("mention", "cluster").iter_rows())
    return len({of[number(one)] for one in said}) == 1


def test_ties_join_and_say_by_what() -> None:
    clustered = found([A, B, C, OTHER], [(A, B, 12.0), (B, C, 9.0)])
    assert together(clustered, A, B, C)
    assert not together(clustered, A, OTHER)
    by = {row["mention"]: row for row in clustered.members.iter_rows(named=True)}
    assert by[number(A)]["by"] == "self"
    assert (by[number(B)]["by"], by[number(B)]["tied_to"], by[number(B)]["weight"]) == ("model", number(A), 12.0)
    assert by[number(C)]["tied_to"] == number(B)


def test_one_code_is_one_organisation_under_any_name() -> None:
    renamed: Said = ("青禾集团有限公司", CODES[0])
    assert together(found([A, renamed], []), A, renamed)


def test_two_codes_never_meet_by_ties() -> None:
    clustered = found([A, B, OTHER], [(A, B, 12.0), (B, OTHER, 20.0), (A, OTHER, 30.0)])
    assert together(clustered, B, OTHER)
    assert not together(clustered, A, OTHER)


def test_nearly_as_much_of_one_as_of_the_other_is_of_neither() -> None:
    clustered = found([A, B, OTHER], [(A, B, 12.0), (B, OTHER, 14.0)])
    assert not together(clustered, B, OTHER)
    assert not together(clustered, B, A)


def test_a_person_joins_two_codes() -> None:
    clustered = found([A, OTHER], [], [(A, OTHER, "same", "李静")])
    assert together(clustered, A, OTHER)
    assert "judgement" in clustered.members["by"].to_list()


def test_what_a_person_keeps_apart_stays_apart_whatever_machines_say() -> None:
    clustered = found([A, B, C], [(A, B, 40.0), (A, C, 9.0), (B, C, 9.0)], [(A, B, "different", "李静")])
    assert not together(clustered, A, B)


def test_a_judgement_can_be_taken_back() -> None:
    assert together(found([A, B], [(A, B, 12.0)], [(A, B, "different", "李静"), (A, B, "withdrawn", "李静")]), A, B)


def test_persons_who_contradict_each_other_are_shown_and_neither_wins() -> None:
    clustered = found([A, B], [], [(A, B, "same", "李静"), (A, B, "different", "王强")])
    assert not together(clustered, A, B)
    assert clustered.judged.conflicts["why"].to_list() == ["both"]


def test_judgements_that_contradict_each_other_by_a_chain_are_shown() -> None:
    judged = [(A, B, "same", "李静"), (B, C, "same", "李静"), (A, C, "different", "王强")]
    clustered = found([A, B, C], [], judged)
    assert not together(clustered, A, C)
    assert clustered.judged.conflicts["why"].to_list() == ["chain"]
    assert clustered.judged.same.is_empty()


def test_four_eyes() -> None:
    once = [(A, OTHER, "same", "李静"), (A, OTHER, "same", "李静")]
    clustered = found([A, OTHER], [], once, four_eyes=True)
    assert not together(clustered, A, OTHER)
    assert clustered.judged.waiting.height == 1
    assert together(found([A, OTHER], [], [*once, (A, OTHER, "same", "王强")], four_eyes=True), A, OTHER)


def test_one_code_on_a_thousand_firms_joins_nobody() -> None:
    said: list[Said] = [(f"第{nth}号科技有限公司", CODES[0]) for nth in range(1000)]
    clustered = found(said, [(one, other, 30.0) for one, other in pairwise(said)])  # ties by that code
    assert len(groups(clustered)) == 1000
    assert clustered.findings.rows() == [("code-of-many-names", CODES[0], 1000, 1000)]


def test_a_firm_with_fifty_names_is_broken_apart() -> None:
    said: list[Said] = [A, *((f"青禾{nth}", None) for nth in range(50))]
    clustered = found(said, [(A, other, 20.0) for other in said[1:]])
    assert len(groups(clustered)) == 51
    assert clustered.findings["why"].to_list() == ["too-many-names"]


def test_a_chain_that_drifts_is_broken_apart() -> None:
    said: list[Said] = [(f"青禾{nth}", None) for nth in range(8)]
    tied = [(said[nth], said[nth + 1], 20.0) for nth in range(7)]
    limits = LIMITS.model_copy(update={"names": 50})
    clustered = clusters(mentions(said), ties(tied), judgements([]), limits, four_eyes=False)
    assert clustered.findings["why"].to_list() == ["chain"]
    assert len(groups(clustered)) == 8


def test_a_cycle_of_renames_is_one_firm() -> None:
    names: list[Said] = [("甲科技有限公司", CODES[0]), ("乙科技有限公司", CODES[0]), ("甲科技有限公司", None)]
    tied = [(names[0], names[1], 15.0), (names[1], names[2], 15.0), (names[2], names[0], 15.0)]
    assert together(found(names, tied), *names)


def test_nothing_is_nothing() -> None:
    assert found([], []).members.is_empty()


_NAMES = st.sampled_from(["甲", "乙", "丙", "丁", "戊"])
_SAID = st.tuples(_NAMES, st.sampled_from([None, None, *CODES[:3]]))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Said], list[tuple[Said, Said, float]], list[tuple[Said, Said, str, str]]]:
    said = draw(st.lists(_SAID, min_size=2, max_size=12, unique=True))
    pair = st.tuples(st.sampled_from(said), st.sampled_from(said)).filter(lambda two: two[0] != two[1])
    pairs = draw(st.lists(pair, max_size=15, unique_by=frozenset))
    weights = draw(st.lists(st.sampled_from([5.0, 9.0, 9.0, 12.0, 30.0]), min_size=len(pairs), max_size=len(pairs)))
    verdict = st.sampled_from(["same", "different", "unsure", "withdrawn"])
    judged = draw(st.lists(st.tuples(pair, verdict, st.sampled_from(["李静", "王强"])), max_size=5))
    tied = [(one, other, weight) for (one, other), weight in zip(pairs, weights, strict=True)]
    return said, tied, [(one, other, verdict, person) for (one, other), verdict, person in judged]


@settings(max_examples=40)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_come_changes_nothing(world: Any, chance: Any) -> None:
    said, tied, judged = world
    shuffled = [list(said), list(tied)]
    for each in shuffled:
        chance.shuffle(each)
    one = clusters(mentions(said), ties(tied), judgements(judged), LIMITS, four_eyes=False)
    other = clusters(mentions(shuffled[0]), ties(shuffled[1]), judgements(judged), LIMITS, four_eyes=False)
    assert one.members.equals(other.members)
    assert one.findings.equals(other.findings)


@settings(max_examples=40)
@given(worlds())
def test_no_cluster_holds_two_codes_or_what_is_judged_different(world: Any) -> None:
    said, tied, judged = world
    clustered = clusters(mentions(said), ties(tied), judgements(judged), LIMITS, four_eyes=False)
    apart = {frozenset(pair) for pair in clustered.judged.different.select("l", "r").rows()}
    of = dict(clustered.members.select("mention", "cluster").iter_rows())
    assert all(len({of[mention] for mention in pair}) == 2 for pair in apart)
    if not any(verdict == "same" for _, _, verdict, _ in judged):
        coded = mentions(said).join(clustered.members, on="mention").group_by("cluster").agg(pl.col("credit_code").drop_nulls().n_unique())
        assert (coded["credit_code"] <= 1).all()


@settings(max_examples=40)
@given(worlds(), worlds())
def test_what_hangs_not_together_does_not_change_each_other(here: Any, there: Any) -> None:
    """The clusters of two worlds side by side are those of each: so only what a batch touches has to be looked at again."""
    renamed = lambda said: (f"远{said[0]}", {None: None, **dict(zip(CODES[:3], (*CODES[3:], "91350100M000100Y43"), strict=True))}[said[1]])  # noqa: E731
    far = (
        [renamed(said) for said in there[0]],
        [(renamed(a), renamed(b), w) for a, b, w in there[1]],
        [(renamed(a), renamed(b), v, p) for a, b, v, p in there[2]],
    )
    both = [[*one, *other] for one, other in zip(here, far, strict=True)]
    alone = [groups(clusters(mentions(w[0]), ties(w[1]), judgements(w[2]), LIMITS, four_eyes=False)) for w in (here, far)]
    assert groups(clusters(mentions(both[0]), ties(both[1]), judgements(both[2]), LIMITS, four_eyes=False)) == alone[0] | alone[1]


@settings(max_examples=60)
@given(worlds(), st.data())
def test_putting_together_again_what_is_touched_gives_what_all_gives(world: Any, data: st.DataObject) -> None:
    said, tied, judged = world
    first = said[: data.draw(st.integers(0, len(said)))]
    known = [(one, other, weight) for one, other, weight in tied if one in first and other in first]
    before_ties = known[: data.draw(st.integers(0, len(known)))]
    before_judged = judged[: data.draw(st.integers(0, len(judged)))]
    four_eyes = data.draw(st.booleans())
    before = clusters(mentions(first), ties(before_ties), judgements(before_judged), LIMITS, four_eyes=four_eyes)
    now = Grounds(mentions(said), ties(tied), judgements(judged), ties([tie for tie in tied if tie not in before_ties]))
    again = regrouped(remembered(before, mentions(first)), now, LIMITS, four_eyes=four_eyes)
    whole = clusters(now.mentions, now.ties, now.judgements, LIMITS, four_eyes=four_eyes)
    assert_frame_equal(again.members, whole.members)
    assert_frame_equal(again.findings, whole.findings)
    assert all(getattr(again.judged, name).equals(getattr(whole.judged, name)) for name in ("same", "different", "conflicts", "waiting"))
