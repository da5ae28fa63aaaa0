from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from ceyuan.values.credit_code import Verdict, check
from ceyuan.values.credit_code.older import organisation_check

from .codes import DIGITS


@given(st.lists(st.text(DIGITS, min_size=15, max_size=15), min_size=1))
def test_registration_numbers_check_as_the_oracle_says(numbers: list[str]) -> None:
    found = check(numbers) == Verdict.REGISTRATION_NUMBER
    assert found.tolist() == [mod_11_10.is_valid(number) for number in numbers]


@given(st.text(DIGITS, min_size=14, max_size=14))
def test_one_check_digit_completes_a_registration_number(stem: str) -> None:
    numbers = np.array([stem + digit for digit in DIGITS])
    assert numbers[check(numbers) == Verdict.REGISTRATION_NUMBER].tolist() == [stem + mod_11_10.calc_check_digit(stem)]


def plain_organisation_check(body: str) -> str:
    """The rule of GB 11714, digit by digit."""
    total = sum(int(character, 36) * weight for character, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    remainder = 11 - total % 11
    return {10: "X", 11: "0"}.get(remainder, str(remainder))


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8))
def test_organisation_codes_check_by_the_rule(body: str) -> None:
    rows = np.frombuffer(body.encode(), dtype=np.uint8).reshape(1, 8)
    assert chr(organisation_check(rows)[0]) == plain_organisation_check(body)
    assert check([body + plain_organisation_check(body)])[0] == Verdict.ORGANISATION_CODE
