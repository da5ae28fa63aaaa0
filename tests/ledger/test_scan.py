from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from pyiceberg.manifest import DataFile

from ceyuan.ledger.parts import Part
from ceyuan.ledger.scan import Scan, runs_of

NUMBERS = st.sets(st.integers(1, 30), max_size=12)


def part(first: int, last: int) -> Part:
    return Part(cast(DataFile, f"{first}-{last}"), first, last, is_merged=first != last)


@given(NUMBERS, NUMBERS)
def test_runs_hold_what_is_kept_and_nothing_else(kept: set[int], others: set[int]) -> None:
    others -= kept
    runs = runs_of(sorted(kept), sorted(others))
    within = {number for number in range(32) if any(first <= number <= last for first, last in runs)}
    assert kept <= within
    assert not others & within


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 5)), max_size=8), NUMBERS, NUMBERS)
def test_a_scan_reads_every_kept_batch_and_filters_when_it_must(spans: list[tuple[int, int]], kept: set[int], others: set[int]) -> None:
    others -= kept
    parts = [part(first, first + more) for first, more in spans]
    scan = Scan.of(parts, sorted(kept), sorted(others))
    assert set(scan.parts) == {some for some in parts if kept & set(range(some.first, some.last + 1))}
    may_hold_others = any(others & set(range(some.first, some.last + 1)) for some in scan.parts)
    assert (scan.runs is not None) == may_hold_others
