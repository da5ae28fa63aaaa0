"""Ties: what is tied and what is not, whatever the order, and what bad input does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.organisations.linkage import RECORD, TIE, Model, linked, prepare
from ceyuan.values.credit_code import with_check_digits

from .conftest import FULL, Records

CODE, OTHER_CODE = "91510100MA6CK8PD5A", "91510107MA6T5C7380"


def ties(frame: pl.DataFrame, model: Model, known: pl.DataFrame | None = None) -> pl.DataFrame:
    return linked(frame, known, model).ties


def decision(frame: pl.DataFrame, model: Model) -> tuple[str, str] | None:
    """Kind and decision of the first two records' tie, None where there is none."""
    found = ties(frame, model).filter(left=1, right=2)
    return (found["kind"][0], found["decision"][0]) if len(found) else None


def test_one_code_is_one_firm_whatever_else_is_said(records: Records, model: Model) -> None:
    renamed = {"name": "四川红日商贸有限公司", "address": "绵阳市涪城区临园路1号", "registered_on": date(1999, 1, 1)}
    assert decision(records({**FULL, "credit_code": CODE}, {**renamed, "credit_code": CODE}), model) == ("same", "accept")


def test_two_codes_are_never_merged_by_themselves(records: Records, model: Model) -> None:
    found = ties(records({**FULL, "credit_code": CODE}, {**FULL, "credit_code": OTHER_CODE}), model)
    assert found["decision"].to_list() in ([], ["queue"])


WRITINGS = [
    "成都青禾科技有限责任公司",
    "青禾（成都）科技有限公司",
    "　成都青禾科技有限公司 ",
    "成都市青禾科技有限公司",
    "成都青禾科技",
    "成都青禾",
    "青禾科技",
    "成都青木科技有限公司",
    "成都青禾科枝有限公司",
    "四川青禾科技集团有限公司",
    "成都青禾軟件有限公司（原成都青禾科技有限公司）",
]


def decisions(base: dict[str, object], others: list[dict[str, object]], records: Records, model: Model) -> list[tuple[str, str] | None]:
    """Kind and decision of the tie of each of the others with the base."""
    found = ties(records(base, *others), model).filter(left=1)
    told = {row["right"]: (row["kind"], row["decision"]) for row in found.rows(named=True)}
    return [told.get(number) for number in range(2, len(others) + 2)]


def test_another_writing_of_the_name_is_the_same_firm_where_all_else_agrees(records: Records, model: Model) -> None:
    others = [{**FULL, "name": name} for name in WRITINGS]
    assert decisions({**FULL, "credit_code": CODE}, others, records, model) == [("same", "accept")] * len(WRITINGS)


def test_a_damaged_code_is_tied_to_the_one_it_was(records: Records, model: Model) -> None:
    damaged = ["91510100MA6CK8PD5B", "9151010MA6CK8PD5A", "91510100MA6KC8PD5A", "9I510100MA6CK8PD5A", "MA6CK8PD5"]
    others = [{"name": FULL["name"], "damaged_code": code} for code in damaged]
    assert decisions({"name": FULL["name"], "credit_code": CODE}, others, records, model) == [("same", "accept")] * len(damaged)


def test_a_code_taken_for_a_number_is_tied_by_its_first_digits(records: Records, model: Model) -> None:
    code = with_check_digits(["91510100720314403"])[0]
    frame = records({"name": FULL["name"], "credit_code": code}, {"name": FULL["name"], "damaged_code": code[:15] + "000"})
    assert ties(frame, model)["level_code"].to_list() == ["rounded"]


def test_a_neighbour_is_not_accepted(records: Records, model: Model) -> None:
    elsewhere = {"registered_on": date(2001, 2, 3), "address": "绵阳市涪城区临园路1号"}
    others = [
        {"name": "成都青禾生物有限公司"},
        {"name": "绵阳青禾科技有限公司", **elsewhere},
        {"name": "成都青和科技有限公司", "registered_on": date(2001, 2, 3), "capital_yuan": Decimal(7)},
        {"name": "成都宏远商贸有限公司", "address": FULL["address"]},
    ]
    found = decisions({**FULL, "credit_code": CODE}, others, records, model)
    assert [one for one in found if one is not None and one[1] == "accept"] == []


def test_a_branch_is_tied_but_never_the_same(records: Records, model: Model) -> None:
    others = [{"name": FULL["name"] + "绵阳分公司", "credit_code": code} for code in (None, OTHER_CODE, CODE)]
    assert decisions({**FULL, "credit_code": CODE}, others, records, model) == [("branch", "accept")] * 3


def test_two_branches_are_two(records: Records, model: Model) -> None:
    one, other = ({**FULL, "name": f"{FULL['name']}{town}分公司", "registered_on": None} for town in ("绵阳", "德阳"))
    found = decision(records(one, other), model)
    assert found is None or found[1] == "queue"


NAMES = st.sampled_from(
    [FULL["name"], "青禾科技", "成都青禾生物有限公司", "青禾（成都）科技有限公司", "成都青禾科技有限公司绵阳分公司", "", None, "（）", "红"]
)
ROWS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "credit_code": st.sampled_from([CODE, OTHER_CODE, None, None]),
        "damaged_code": st.sampled_from([CODE[:-1] + "B", "9.15101E+17", "x", "", None]),
        "address": st.sampled_from([FULL["address"], "一环路南一段24号", "路", "", None]),
        "registered_on": st.sampled_from([FULL["registered_on"], date(2015, 9, 3), None]),
        "capital_yuan": st.sampled_from([Decimal(10) ** 15, Decimal("5000000.00"), Decimal(500), Decimal(0), None]),
        "scope": st.sampled_from([FULL["scope"], "软件开发", "、、", None]),
    }
)


@settings(max_examples=5)
@given(rows=st.lists(ROWS, min_size=2, max_size=9), data=st.data())
def test_neither_the_order_of_rows_nor_of_batches_changes_a_tie(model: Model, rows: list[dict[str, object]], data: st.DataObject) -> None:
    frame = pl.DataFrame([{"mention": number, **row} for number, row in enumerate(rows)], schema=RECORD, strict=False)
    order = data.draw(st.permutations(range(len(rows))))
    whole = ties(frame, model)
    assert ties(frame[order], model).equals(whole)
    cut = data.draw(st.integers(1, len(rows) - 1))
    first, second = frame[order[:cut]], frame[order[cut:]]
    batches = pl.concat([ties(first, model), ties(second, model, known=first)])
    assert reach(batches, frame) == reach(whole, frame)


def reach(found: pl.DataFrame, frame: pl.DataFrame) -> list[int]:
    """The lowest mention to which accepted ties lead from each."""
    lowest = np.arange(len(frame))
    accepted = found.filter(kind="same", decision="accept")
    for _ in range(len(frame)):
        for left, right in accepted.select("left", "right").rows():
            lowest[[left, right]] = min(lowest[left], lowest[right])
    return lowest.tolist()


@settings(max_examples=4)
@given(rows=st.lists(ROWS, min_size=2, max_size=6))
def test_a_tie_is_the_same_from_both_sides(model: Model, rows: list[dict[str, object]]) -> None:
    there = pl.DataFrame([{"mention": number, **row} for number, row in enumerate(rows)], schema=RECORD, strict=False)
    back = there.with_columns(mention=-pl.col("mention"))
    turned = ties(back, model).with_columns(left=-pl.col("right"), right=-pl.col("left"))
    told = ["left", "right", "weight", "level_name", "level_code", "level_address"]
    pairwise = ties(there, model).filter(pl.col("by") == "model").select(told)
    assert pairwise.join(turned, on=told, how="anti", nulls_equal=True).height == 0


@settings(max_examples=4)
@given(rows=st.lists(ROWS, min_size=2, max_size=8))
def test_records_of_one_code_hang_together_and_two_codes_never_touch(model: Model, rows: list[dict[str, object]]) -> None:
    frame = pl.DataFrame([{"mention": number, **row} for number, row in enumerate(rows)], schema=RECORD, strict=False)
    found = ties(frame, model)
    codes = dict(frame.select("mention", "credit_code").rows())
    accepted = found.filter(kind="same", decision="accept").select("left", "right").rows()
    assert all(codes[left] == codes[right] or None in (codes[left], codes[right]) for left, right in accepted)
    whole = frame.filter(pl.col("name") == FULL["name"], pl.col("credit_code") == CODE)["mention"].to_list()
    assert len({reach(found.filter(by="code"), frame)[mention] for mention in whole}) <= 1


def test_nothing_and_one_record_have_no_ties(records: Records, model: Model) -> None:
    empty = records(FULL).clear()
    assert ties(empty, model).height == 0
    assert ties(records(FULL), model).height == 0
    assert ties(empty, model, known=records(FULL)).columns[: len(TIE)] == list(TIE)


def test_names_of_any_length_and_with_any_character(records: Records, model: Model) -> None:
    odd = [
        "川",
        "成" * 10_000,
        "成" * 9_999,
        "成都\x00青禾\x07科技\n有限公司",
        "\u202e成都青禾科技有限公司",
        "𠮷𠮷科技",
        "'; DROP TABLE profiles; --",
        "|||",
        "🏭",
    ]
    found = ties(records(*({"name": name} for name in odd), {"name": FULL["name"]}), model)
    assert found.filter(left=4, right=10)["level_name"].to_list() == ["same"]


def test_a_thousand_firms_of_one_code_are_a_star(model: Model) -> None:
    names = [f"成都{number}号青禾{number % 7}科技有限公司" for number in range(1000)]
    frame = pl.DataFrame({"mention": range(1000), "name": names, "credit_code": [CODE] * 1000})
    assert ties(frame, model).height == 999


def test_a_block_too_large_is_reported_not_compared(model: Model) -> None:
    names = [f"红旗{sign}超市" for sign in "甲乙丙丁戊己庚辛壬癸"] * 30
    frame = pl.DataFrame({"mention": range(300), "name": names, "address": ["成都市武侯区一环路1号"] * 300, "capital_yuan": range(300)})
    found = linked(frame, None, model)
    assert found.capped["key"].to_list() != []
    assert found.capped.filter(key="address").select("records", "pairs").rows() == [(300, 90_000)]


def test_known_records_may_be_given_prepared_and_are_not_tied_again(records: Records, model: Model) -> None:
    known = records({**FULL, "credit_code": CODE}, {**FULL, "credit_code": CODE, "name": "青禾科技"})
    new = records({**FULL, "name": "成都青禾"}).with_columns(mention=pl.lit(9, pl.Int64))
    found = ties(new, model, known=known)
    assert set(found["right"]) == {9}
    assert ties(prepare(new, model), model, known=prepare(known, model)).equals(found)
