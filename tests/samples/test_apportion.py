from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.samples.apportion import apportion, apportion_in_steps

totals = st.integers(0, 10**12)
weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=60).filter(any)


@given(totals, weights)
def test_the_parts_sum_to_the_whole_and_stay_within_one_of_their_share(total: int, shares: list[int]) -> None:
    parts = apportion(total, shares)
    assert int(parts.sum()) == total
    for part, share in zip(parts.tolist(), shares, strict=True):
        quota = Fraction(total * share, sum(shares))
        assert abs(part - quota) < 1 + Fraction(1, 1000)


@given(totals, weights)
def test_nothing_goes_to_a_part_without_weight(total: int, shares: list[int]) -> None:
    parts = apportion(total, shares)
    assert all(part == 0 for part, share in zip(parts.tolist(), shares, strict=True) if share == 0)


@given(st.integers(0, 10**6), st.lists(st.integers(1, 10**6), min_size=1, max_size=60))
def test_a_whole_shared_by_larger_parts_never_exceeds_them(total: int, wholes: list[int]) -> None:
    # Area in operation is shared by area built: no share may be above what is built.
    total = min(total, sum(wholes))
    assert (apportion(total, wholes) <= np.array(wholes)).all()


@given(st.integers(0, 10**6), weights, st.sampled_from([1, 100, 1_000_000]))
def test_parts_in_steps_are_whole_steps(count: int, shares: list[int], step: int) -> None:
    parts = apportion_in_steps(count * step, shares, step)
    assert int(parts.sum()) == count * step
    assert (parts % step == 0).all()


def test_the_earlier_of_equal_remainders_is_served_first() -> None:
    assert apportion(5, [1, 1]).tolist() == [3, 2]
