from __future__ import annotations

import numpy as np
import polars as pl
from stdnum.cn import uscc

from ceyuan.samples.chance import stream
from ceyuan.samples.identifiers import credit_codes, serials
from ceyuan.samples.slips import as_number, miscopied, spaced
from ceyuan.values.credit_code import Verdict, check, normalise

_HEADS = pl.Series(["91510100", "91510107", "12510100", "91510185"] * 500)
_IS_OLDER = np.arange(2000) % 3 == 0


def codes() -> pl.Series:
    return credit_codes(stream(7, "codes"), _HEADS, _IS_OLDER)


def test_codes_are_valid_by_the_standard_and_by_its_oracle() -> None:
    found = codes()
    assert (check(found) == Verdict.OK).all()
    assert all(uscc.is_valid(code) for code in found)
    assert found.n_unique() == len(found)
    assert (found.str.slice(0, 8) == _HEADS).all()


def test_the_organisation_code_inside_is_valid_too() -> None:
    inner = codes().str.slice(8, 9)
    assert (check(inner) == Verdict.ORGANISATION_CODE).all()


def test_codes_come_from_ranges_that_are_given_to_nobody() -> None:
    body = codes().str.slice(8)
    older = pl.Series(_IS_OLDER)
    assert body.filter(older).str.starts_with("9").all()
    assert body.filter(~older).str.starts_with("MAY").all()


def test_slips_do_what_they_are_called() -> None:
    found = codes().to_frame("code")
    digits = found.filter(pl.col("code").str.contains(r"^\d{18}$"))
    assert digits.height > 50
    assert (check(digits.select(as_number("code"))["code"]) == Verdict.NUMBER_FORMATTED).all()
    assert (check(found.select(miscopied("code"))["code"]) == Verdict.CHECK_DIGIT).all()
    assert normalise(found.select(spaced("code"))["code"]).equals(found["code"])


def test_a_number_formatted_code_is_what_a_spreadsheet_shows() -> None:
    assert pl.DataFrame({"code": ["915101009012345678"]}).select(as_number("code")).item() == f"{915101009012345678:.5E}"


def test_serials_are_different() -> None:
    found = serials(stream(1, "s"), 5000, 6)
    assert found.n_unique() == 5000
    assert (found.str.len_chars() == 6).all()
