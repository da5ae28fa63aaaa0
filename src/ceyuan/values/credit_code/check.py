"""The check of whole columns of unified social credit codes (GB 32100-2015)."""

from __future__ import annotations

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from ceyuan.values.credit_code.alphabet import BASE, ILLEGAL, LOWER_CASE, SIZE, weighted_sums
from ceyuan.values.credit_code.column import Codes, as_text, rows_of_size
from ceyuan.values.credit_code.normal_form import mend
from ceyuan.values.credit_code.number_format import is_rounded, is_written_as_number
from ceyuan.values.credit_code.older import ORGANISATION_SIZE, REGISTRATION_SIZE, is_organisation_code, is_registration_number
from ceyuan.values.credit_code.verdict import Verdict

_OLDER = (
    (REGISTRATION_SIZE, is_registration_number, Verdict.REGISTRATION_NUMBER),
    (ORGANISATION_SIZE, is_organisation_code, Verdict.ORGANISATION_CODE),
)


def check(codes: Codes) -> NDArray[np.uint8]:
    """The verdict on each code, as the number of a `Verdict`.

    What is checked is the code that the text means: its normal form. So ` 9151…-x` and `９１５１…` are valid when the code
    is; keep `normalise(codes)`, not the text as it came.

    The verdicts are those of python-stdnum (`cn.uscc`) except that letters of full width and zero-width characters are
    read as what they look like, and that the authorities A, N and Y, which the standard knows, are legal.

    Args:
        codes: n codes.

    Returns:
        Verdicts, shape (n,).

    >>> [Verdict(v).name for v in check(["9144030071526726XG", "9144030071526726XH", "9.1440E+17", None])]
    ['OK', 'CHECK_DIGIT', 'NUMBER_FORMATTED', 'EMPTY']
    """
    text = as_text(codes)
    verdicts = _of_written(text)
    odd = np.flatnonzero((verdicts == Verdict.LENGTH) | (verdicts == Verdict.CHARACTER))
    if odd.size:
        verdicts[odd] = _of_mended(mend(pl.Series(text.take(pa.array(odd)))))
    return verdicts


def _of_written(text: pa.LargeStringArray) -> NDArray[np.uint8]:
    """The verdicts on the bytes as they stand; those of a wrong length or character are not final."""
    rows, fits = rows_of_size(text, SIZE)
    found = _VERDICT_OF_SUM.take(weighted_sums(rows))
    wrong = np.flatnonzero(found == Verdict.CHECK_DIGIT)
    found[wrong[is_rounded(rows[wrong])]] = Verdict.NUMBER_FORMATTED
    if fits.all():
        return found
    verdicts = np.full(len(text), Verdict.LENGTH, dtype=np.uint8)
    verdicts[fits] = found
    verdicts[text.is_null().to_numpy(zero_copy_only=False)] = Verdict.EMPTY
    return verdicts


def _of_mended(codes: pl.Series) -> NDArray[np.uint8]:
    text = codes.to_arrow()
    verdicts = _of_written(text)
    for size, is_older, verdict in _OLDER:
        rows, fits = rows_of_size(text, size)
        verdicts[np.flatnonzero(fits)[is_older(rows)]] = verdict
    unread = np.flatnonzero((verdicts == Verdict.LENGTH) | (verdicts == Verdict.CHARACTER))
    left = codes[unread]
    verdicts[unread] = np.where(left.str.len_chars().to_numpy() == SIZE, np.uint8(Verdict.CHARACTER), np.uint8(Verdict.LENGTH))
    verdicts[unread[is_written_as_number(left)]] = Verdict.NUMBER_FORMATTED
    return verdicts


def _verdict_of_sum() -> NDArray[np.uint8]:
    sums = np.arange(np.iinfo(np.uint16).max + 1)
    checked = np.where(sums % LOWER_CASE % BASE == 0, Verdict.OK, Verdict.CHECK_DIGIT)
    return np.where(sums >= ILLEGAL, Verdict.CHARACTER, checked).astype(np.uint8)


_VERDICT_OF_SUM = _verdict_of_sum()
