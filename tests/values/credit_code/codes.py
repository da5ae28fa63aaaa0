"""Made-up codes with right check digits, and strategies that spoil them."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from stdnum.cn import uscc

from ceyuan.values.credit_code.alphabet import ALPHABET, DIGITS
from ceyuan.values.credit_code.older import organisation_check

stems = st.builds(str.__add__, st.text(DIGITS, min_size=8, max_size=8), st.text(ALPHABET, min_size=9, max_size=9))
valid_codes = stems.map(lambda stem: stem + uscc.calc_check_digit(stem))


def of_a_firm(body: str) -> str:
    """The valid code of a firm in Chengdu with that organisation code, which checks too, as it does in real codes."""
    inner = organisation_check(np.frombuffer(body.encode(), dtype=np.uint8).reshape(1, 8))
    stem = "91510100" + body + chr(inner[0])
    return stem + uscc.calc_check_digit(stem)


firm_codes = st.text(ALPHABET, min_size=8, max_size=8).map(of_a_firm)
digit_codes = st.text(DIGITS, min_size=8, max_size=8).map(of_a_firm).filter(str.isdigit)


@st.composite
def spoilt_codes(draw: st.DrawFn, characters: st.SearchStrategy[str]) -> str:
    """A valid code with up to three characters put in, taken out or written over."""
    code = list(draw(valid_codes))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(code) - 1))
        removed = draw(st.integers(0, 1))
        code[place : place + removed] = draw(st.one_of(st.just(""), characters))
    return "".join(code)


def oracle(code: str) -> str:
    """What python-stdnum says: `ok`, or the name of its error."""
    try:
        uscc.validate(code)
    except ValueError as error:  # an inner line break passes its digit test and fails as a bare ValueError
        return type(error).__name__
    return "ok"
