from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ceyuan.values.credit_code import Damage, Verdict, check, propose

from .codes import ALPHABET, digit_codes, firm_codes, oracle, spoilt_codes, valid_codes

PLACES = st.integers(0, 17)
EVERY = 100
few = settings(max_examples=30)


def proposals(code: str, known: list[str] | None = None, most: int = EVERY) -> dict[str, Damage]:
    """The candidates, best first, and the damage of each."""
    found = propose([code], known, most)
    return dict(zip(found["candidate"], map(Damage, found["damage"]), strict=True))


@few
@given(valid_codes, PLACES, st.sampled_from(ALPHABET + "IOSVZ?度"))
def test_one_wrong_character_is_found(code: str, place: int, character: str) -> None:
    damaged = code[:place] + character + code[place + 1 :]
    assume(damaged != code)
    assert code in proposals(damaged) or oracle(damaged) == "ok"


@few
@given(valid_codes, st.integers(0, 16))
def test_two_swapped_neighbours_are_found(code: str, place: int) -> None:
    damaged = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assume(damaged != code)
    assert code in proposals(damaged)


@few
@given(valid_codes, PLACES)
def test_a_missing_character_is_found(code: str, place: int) -> None:
    found = proposals(code[:place] + code[place + 1 :])
    assert found[code] is Damage.MISSING


@few
@given(valid_codes, st.integers(0, 18), st.sampled_from(ALPHABET + "\n"))
def test_a_character_too_many_is_found(code: str, place: int, character: str) -> None:
    damaged = code[:place] + character + code[place:]
    assume(len(damaged.strip()) == 19)
    assert proposals(damaged)[code] is Damage.EXTRA


@few
@given(st.lists(spoilt_codes(st.sampled_from(ALPHABET)), max_size=20))
def test_proposals_are_valid_ranked_and_only_for_damaged_codes(codes: list[str]) -> None:
    found = propose(codes, most=3)
    damaged = {row for row, code in enumerate(codes) if oracle(code) != "ok"}
    assert set(found["row"]) <= damaged
    assert (check(found["candidate"]) == Verdict.OK).all()
    assert found.select("row", "candidate").is_unique().all()
    for ranks in found.group_by("row", maintain_order=True).agg("rank")["rank"]:
        assert ranks.to_list() == list(range(1, len(ranks) + 1))
        assert len(ranks) <= 3


@few
@given(firm_codes, st.integers(8, 16), st.sampled_from(ALPHABET))
def test_a_wrong_character_in_the_organisation_code_is_told_by_its_own_check(code: str, place: int, character: str) -> None:
    damaged = code[:place] + character + code[place + 1 :]
    assume(damaged != code)
    row = propose([damaged], most=EVERY).filter(pl.col("candidate") == code)
    assert row["organisation_checks"].all()
    assert row["rank"][0] <= 8


@few
@given(firm_codes, PLACES, st.sampled_from(ALPHABET), st.lists(valid_codes, max_size=5))
def test_the_known_code_comes_first(code: str, place: int, character: str, others: list[str]) -> None:
    damaged = code[:place] + character + code[place + 1 :]
    assume(damaged != code)
    found = propose([damaged], [*others, code], 1)
    assert found["is_known"].to_list() == [True]
    assert found["candidate"][0] == code or found["candidate"][0] in others


@pytest.mark.parametrize("damaged", ["9I44O30071526726XG", "914403OO7I526726XG", "91440300715Z6726XG"])
def test_letters_that_look_like_digits_come_first(damaged: str) -> None:
    assert next(iter(proposals(damaged).items())) == ("9144030071526726XG", Damage.LOOK_ALIKE)


WRITTEN = {
    "cut to 15 digits": lambda code: code[:15] + "000",
    "as a double": lambda code: str(int(float(code))),
    "as a double with a fraction": lambda code: f"{float(code):.1f}",
    "in scientific notation": lambda code: repr(float(code)),
    "with separators": lambda code: f"{int(code[:15] + '000'):,}",
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
@few
@given(code=digit_codes)
def test_digits_lost_to_number_formatting_are_found(written: object, code: str) -> None:
    damaged = written(code)  # type: ignore[operator]
    assume(check([damaged])[0] == Verdict.NUMBER_FORMATTED)
    assert code in proposals(damaged, [code])
    if "e" not in damaged or len(damaged) > 20:  # a short mantissa leaves too many codes to list them unseen
        assert code in proposals(damaged)


@few
@given(st.lists(digit_codes, min_size=8, max_size=8, unique=True))
def test_a_number_that_many_known_codes_fit_gets_no_proposal(known: list[str]) -> None:
    assert proposals("9.15E+17", known, most=5) == {}
    assert set(proposals("9.15E+17", known, most=8)) == set(known)


@few
@given(st.lists(firm_codes, min_size=1, max_size=2), st.lists(firm_codes, min_size=1, max_size=2))
def test_each_code_is_repaired_by_itself(some: list[str], others: list[str]) -> None:
    damaged = [code[:-1] for code in some + others]
    together = propose(damaged, most=EVERY)
    for row, code in enumerate(damaged):
        alone = propose([code], most=EVERY)
        assert set(together.filter(pl.col("row") == row)["candidate"]) == set(alone["candidate"])


def test_nothing_to_repair_gives_an_empty_table() -> None:
    found = propose(["9144030071526726XG", None, "71526726-X"])
    assert found.is_empty()
    assert found.columns == ["row", "rank", "candidate", "damage", "is_known", "organisation_checks"]
    assert propose([]).is_empty()


def test_every_damage_has_its_own_words() -> None:
    assert len({damage.label.zh for damage in Damage}) == len({damage.label.en for damage in Damage}) == len(Damage)
    assert np.unique([int(damage) for damage in Damage]).size == len(Damage)
