from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.samples.chance import drawn, scattered, stream


@given(st.integers(0, 2**32), st.integers(3, 2**31 - 1), st.integers(0, 500))
def test_scattered_numbers_are_different_and_in_the_room(seed: int, room: int, count: int) -> None:
    numbers = scattered(stream(seed, "x"), min(count, room), room)
    assert len(set(numbers.tolist())) == min(count, room)
    assert ((numbers >= 0) & (numbers < room)).all()


def test_a_part_has_its_own_chance() -> None:
    assert stream(1, "a").integers(2**60) != stream(1, "b").integers(2**60)
    assert stream(1, "a").integers(2**60) != stream(2, "a").integers(2**60)


@given(st.integers(0, 2**32))
def test_what_weighs_nothing_is_never_drawn(seed: int) -> None:
    numbers = drawn(stream(seed, "x"), np.array([0.0, 1.0, 0.0, 2.0, 0.0]), 200)
    assert set(numbers.tolist()) <= {1, 3}
