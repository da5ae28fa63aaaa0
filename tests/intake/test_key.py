"""The hash of keys: it is stored, so it may never change."""

from __future__ import annotations

import datetime as dt

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.intake.reading.key import key_hash, text_hash

MASK = (1 << 64) - 1


def slowly(text: str) -> int:
    """The hash of one text, byte by byte."""
    data = text.encode()
    state = len(data)
    for at in range(0, len(data), 8):
        word = _rotated(int.from_bytes(data[at : at + 8], "little") * 0x87C37B91114253D5 & MASK, 31) * 0x4CF5AD432745937F & MASK
        state = (_rotated(state ^ word, 27) * 5 + 0x52DCE729) & MASK
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        state = (state ^ state >> 33) * factor & MASK
    return state ^ state >> 33


def _rotated(word: int, bits: int) -> int:
    return (word << bits | word >> (64 - bits)) & MASK


def test_the_hashes_of_stored_keys_stay() -> None:
    texts = ["", "a", "12345678", "123456789", "9144030071526726XG", "成都高新区\x1f2021-06-30"]
    assert [f"{found:016x}" for found in text_hash(pl.Series(texts)).tolist()] == [
        "0000000000000000",
        f"{slowly('a'):016x}",
        f"{slowly('12345678'):016x}",
        f"{slowly('123456789'):016x}",
        "fe980ce241163b45",
        f"{slowly(texts[5]):016x}",
    ]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=30))
def test_columns_are_hashed_as_single_texts_are(texts: list[str]) -> None:
    assert text_hash(pl.Series(texts)).tolist() == [slowly(text) for text in texts]
    assert text_hash(pl.Series(["x", *texts, "y"])[1:-1]).tolist() == [slowly(text) for text in texts]


def test_parts_of_a_key_do_not_run_together() -> None:
    pairs = pl.DataFrame({"a": ["x", "xy", "x", None], "b": ["yz", "z", "yz", "z"], "on": [dt.date(2021, 6, 30)] * 4})
    hashes = key_hash(pairs, ["a", "b"])
    assert hashes.null_count() == 1
    assert hashes.drop_nulls().n_unique() == 2
    assert key_hash(pairs, []).null_count() == 4
    assert key_hash(pairs, ["on"]).n_unique() == 1


def test_three_million_keys_differ() -> None:
    numbers = pl.select(pl.int_range(3_000_000).cast(pl.String)).to_series()
    assert pl.Series(text_hash(numbers)).n_unique() == 3_000_000
