"""The last character of a credit code, computed for whole columns."""

from __future__ import annotations

import numpy as np
import polars as pl

from ceyuan.errors import Fault, QuestionError
from ceyuan.values.credit_code.alphabet import ALPHABET, BASE, LOWER_CASE, SIZE, weighted_sums
from ceyuan.values.credit_code.column import Codes, as_codes, as_text, rows_of_size

_CHARACTERS = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
_ZERO = ALPHABET[0]  # weighs nothing, so it may stand where the check digit will


def with_check_digits(stems: Codes) -> pl.Series:
    """The valid codes that begin with these 17 characters.

    Raises:
        QuestionError: a stem is not 17 legal characters.

    >>> with_check_digits(["9144030071526726X"]).to_list()
    ['9144030071526726XG']
    """
    text = as_text(stems)
    rows, fits = rows_of_size(text, SIZE - 1)
    codes = np.full((len(rows), SIZE), ord(_ZERO), dtype=np.uint8)
    codes[:, :-1] = rows
    sums = weighted_sums(codes)
    legal = fits.copy()
    legal[fits] = sums < LOWER_CASE
    if not legal.all():
        raise QuestionError(_not_a_stem(text[int(np.argmin(legal))].as_py(), int((~legal).sum())))
    codes[:, -1] = _CHARACTERS[(BASE - sums % BASE) % BASE]
    return as_codes(codes)


def _not_a_stem(first: str | None, count: int) -> Fault:
    return Fault(
        "not-a-code-stem",
        f"{count} 个文本不是信用代码的前17位，第一个是“{first}”",
        f"{count} texts are not the first 17 characters of a credit code; the first is '{first}'",
        fix_zh="前8位为数字，其余为数字或除 I、O、S、V、Z 外的大写字母",
        fix_en="Write 8 digits, then digits or capitals other than I, O, S, V, Z",
    )
