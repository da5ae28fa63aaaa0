from __future__ import annotations

import string

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ceyuan.values.credit_code import Verdict, check, normalise

from .codes import ALPHABET, oracle, spoilt_codes, valid_codes

TENCENT = "9144030071526726XG"
VALID = [TENCENT, "914403001922038216", "91330100799655058B", "91110000802100433B", "12510000450700001B", "52510100MJQ000001T"]
OF_ORACLE = {"ok": {Verdict.OK}, "InvalidChecksum": {Verdict.CHECK_DIGIT, Verdict.NUMBER_FORMATTED}}
PRINTABLE = st.sampled_from(string.printable)
LETTERED = st.sampled_from("ANY")


def verdict(code: str | None) -> Verdict:
    return Verdict(int(check([code])[0]))


@pytest.mark.parametrize("code", VALID)
def test_known_codes_are_valid(code: str) -> None:
    assert verdict(code) is Verdict.OK


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (None, Verdict.EMPTY),
        ("", Verdict.EMPTY),
        (" -\u200b\u3000", Verdict.EMPTY),
        (TENCENT[:-1], Verdict.LENGTH),
        (TENCENT + "0", Verdict.LENGTH),
        ("成都高新技术产业开发区管委会", Verdict.LENGTH),
        ("成都高新技术产业开发区管理委员会办公", Verdict.CHARACTER),
        ("9144030071526726XS", Verdict.CHARACTER),
        ("9144O30071526726XG", Verdict.CHARACTER),
        ("914403007152672６XH", Verdict.CHECK_DIGIT),
        ("915101007234567000", Verdict.NUMBER_FORMATTED),
        ("915101007234567040", Verdict.NUMBER_FORMATTED),
        ("9.15101E+17", Verdict.NUMBER_FORMATTED),
        ("９．１５１０１ｅ＋１７", Verdict.NUMBER_FORMATTED),
        ("9.15101007234568e+17", Verdict.NUMBER_FORMATTED),
        ("915101007234567000.0", Verdict.NUMBER_FORMATTED),
        ("915,101,007,234,567,000", Verdict.NUMBER_FORMATTED),
        ("510000000000129.0", Verdict.NUMBER_FORMATTED),
        ("110108000000016", Verdict.REGISTRATION_NUMBER),
        ("110108000000017", Verdict.LENGTH),
        ("71526726-X", Verdict.ORGANISATION_CODE),
        ("71526726x", Verdict.ORGANISATION_CODE),
        ("71526726-1", Verdict.LENGTH),
    ],
)
def test_each_verdict(code: str | None, expected: Verdict) -> None:
    assert verdict(code) is expected


@given(spoilt_codes(PRINTABLE))
@example("9144030\n1526726XGG")
@example("9144030071526726XG\n")
@example("\x1c9144030071526726XG")
def test_the_verdict_is_the_oracles(code: str) -> None:
    expected = oracle(code)
    if code[:1].upper() in ("A", "N", "Y") and expected == "InvalidFormat":
        return
    ours = verdict(code)
    assert (ours is Verdict.OK) == (expected == "ok")
    if expected in OF_ORACLE:
        assert ours in OF_ORACLE[expected]


@given(spoilt_codes(st.characters()))
def test_the_verdict_is_the_oracles_on_the_normal_form(code: str) -> None:
    normal = normalise([code])[0] or ""
    if normal[:1] not in ("A", "N", "Y"):
        assert (verdict(code) is Verdict.OK) == (oracle(normal) == "ok")


@given(st.text(), st.text(ALPHABET, min_size=18, max_size=18))
def test_any_text_has_a_verdict_and_one_normal_form(text: str, code: str) -> None:
    for written in (text, code):
        normal = normalise([written])
        assert normalise(normal).to_list() == normal.to_list()
        assert check(normal).tolist() == check([written]).tolist()


@given(valid_codes, LETTERED)
def test_authorities_written_as_letters_are_legal(code: str, authority: str) -> None:
    """The standard knows the army, agriculture and others; python-stdnum refuses them."""
    lettered = [authority + code[1:17] + check_character for check_character in ALPHABET]
    assert (check(lettered) == Verdict.OK).sum() == 1
    assert {oracle(code) for code in lettered} == {"InvalidFormat"}


@given(valid_codes)
def test_dress_does_not_matter(code: str) -> None:
    full_width = "".join(chr(ord(character) + 0xFEE0) for character in code.lower())
    dressed = [code, code.lower(), full_width, f" {code[:6]} {code[6:]}\t", "-".join(code), "\ufeff" + "\u200b".join(code)]
    assert normalise(dressed).to_list() == [code] * len(dressed)
    assert (check(dressed) == Verdict.OK).all()


TEXTS = st.one_of(st.none(), valid_codes, spoilt_codes(st.characters(codec="utf-8")))


@settings(max_examples=30)
@given(st.lists(TEXTS, max_size=30), st.integers(0, 5), st.integers(0, 5))
def test_any_column_of_the_same_codes_has_the_same_verdicts(codes: list[str | None], before: int, after: int) -> None:
    expected = [int(verdict(code)) for code in codes]
    padded = ["x" * 3] * before + codes + ["9" * 18] * after
    span = slice(before, before + len(codes))
    for kind in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        assert check(pa.array(padded, kind)[span]).tolist() == expected
    assert check(pa.chunked_array([pa.array(codes[:7], pa.string()), pa.array(codes[7:], pa.string())])).tolist() == expected
    series = pl.Series(padded, dtype=pl.String)
    assert check(series[span]).tolist() == expected
    chunked = pl.concat([series[:before], series[span], series[before:]], rechunk=False)
    assert check(chunked[span]).tolist() == expected
    assert check(np.array(codes, dtype=object)).tolist() == expected


def test_a_null_with_bytes_under_it_is_empty() -> None:
    hidden = pa.Array.from_buffers(
        pa.large_string(), 2, [pa.py_buffer(b"\x01"), pa.py_buffer(np.array([0, 18, 36])), pa.py_buffer(TENCENT.encode() * 2)]
    )
    assert check(hidden).tolist() == [Verdict.OK, Verdict.EMPTY]


def test_numbers_are_read_as_text() -> None:
    assert check(np.array([914403001922038216])).tolist() == [Verdict.OK]
    assert check(np.array([9.14403001922038e17])).tolist() == [Verdict.NUMBER_FORMATTED]
    assert check(np.array([TENCENT.encode()])).tolist() == [Verdict.OK]


def test_it_runs_inside_a_streaming_query() -> None:
    codes = pl.Series("code", [TENCENT, TENCENT.lower(), None, "x"] * 5_000)
    lazy = codes.to_frame().lazy()
    verdicts = pl.col("code").map_batches(lambda batch: pl.Series(check(batch)), return_dtype=pl.UInt8, is_elementwise=True)
    normal = pl.col("code").map_batches(normalise, return_dtype=pl.String, is_elementwise=True)
    found = lazy.select(normal, verdict=verdicts).collect(engine="streaming")
    assert found["verdict"].to_list() == check(codes).tolist()
    assert found["code"].to_list() == [TENCENT, TENCENT, None, "X"] * 5_000


def test_normalising_does_not_touch_what_it_was_given() -> None:
    codes = pl.Series("code", [TENCENT, TENCENT.lower()])
    normalise(codes)
    assert codes.to_list() == [TENCENT, TENCENT.lower()]
    assert normalise(codes).name == "code"
