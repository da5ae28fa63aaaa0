from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from ceyuan.errors import QuestionError
from ceyuan.values.credit_code import CreditCode, Verdict, parts, with_check_digits

from .codes import stems, valid_codes


@given(st.lists(stems))
def test_check_digits_are_the_oracles(given_stems: list[str]) -> None:
    assert with_check_digits(given_stems).to_list() == [stem + uscc.calc_check_digit(stem) for stem in given_stems]


def test_published_check_digits() -> None:
    assert with_check_digits(["91510100MA6ABCDE1", "12510000450700001", "52510100MJQ000001"]).to_list() == [
        "91510100MA6ABCDE1P",
        "12510000450700001B",
        "52510100MJQ000001T",
    ]


@pytest.mark.parametrize("stem", ["", "9151", "91510100MA6ABCDE1P", "91510100MA6ABCDEI", None])
def test_what_is_no_stem_is_refused(stem: str | None) -> None:
    with pytest.raises(QuestionError) as raised:
        with_check_digits(["12510000450700001", stem])
    assert raised.value.faults[0].code == "not-a-code-stem"


@given(valid_codes)
def test_the_parts_make_the_code(text: str) -> None:
    code = CreditCode.parse(text.lower())
    assert code.kind + code.region + code.organisation + text[-1] == text == str(code)
    assert code.kind[0] == code.authority


@given(st.lists(st.one_of(st.none(), valid_codes, st.text())))
def test_columns_have_the_parts_of_their_codes(codes: list[str | None]) -> None:
    for code, row in zip(codes, parts(pl.Series(codes, dtype=pl.String)).rows(named=True), strict=True):
        try:
            one = CreditCode.parse(code or "")
        except QuestionError:
            assert set(row.values()) == {None}
        else:
            assert row == {part: getattr(one, part) for part in ("authority", "kind", "region", "organisation")}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "credit-code-empty"),
        ("9144030071526726XH", "credit-code-check-digit"),
        ("9.14403E+17", "credit-code-number-formatted"),
        ("71526726-X", "credit-code-organisation-code"),
    ],
)
def test_what_is_no_code_is_refused_in_both_languages(text: str, fault: str) -> None:
    with pytest.raises(QuestionError) as raised:
        CreditCode.parse(text)
    found = raised.value.faults[0]
    assert found.code == fault
    assert all((found.zh, found.en, found.fix_zh, found.fix_en))


def test_every_verdict_has_its_own_words() -> None:
    assert len({verdict.label.zh for verdict in Verdict}) == len({verdict.label.en for verdict in Verdict}) == len(Verdict)
