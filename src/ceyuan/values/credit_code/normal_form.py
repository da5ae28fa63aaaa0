"""The normal form of a code: what may be mended because it cannot change the code."""

from __future__ import annotations

import polars as pl

from ceyuan.values.credit_code.alphabet import LOWER_CASE, SIZE, weighted_sums
from ceyuan.values.credit_code.column import Codes, as_series, rows_of_size
from ceyuan.values.width import HALF_OF_FULL, mended

_SEPARATORS = r"[\p{Zs}\p{Pd}\p{Cf}¯˗‾⁃⁻₋−⎯⎺-⎽⏤￣]"
_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_PLAIN = r"^[0-9A-Z]+$"


def normalise(codes: Codes) -> pl.Series:
    """The codes in half width, upper case, without spaces, dashes and zero-width characters; null where nothing is left.

    A column of well-written codes is returned uncopied.

    >>> normalise(["９１４４０３００ 7152672-6xg", " "]).to_list()
    ['9144030071526726XG', None]
    """
    series = as_series(codes)
    rows, fits = rows_of_size(series.to_arrow(), SIZE)
    well_written = fits.copy()
    well_written[fits] = weighted_sums(rows) < LOWER_CASE
    return mended(series, pl.Series(~well_written), _normal)


def mend(text: pl.Series) -> pl.Series:
    """The normal form of texts of which many are badly written."""
    return mended(text, ~text.str.contains(_PLAIN).fill_null(value=True), _normal)


def _normal(text: pl.Series) -> pl.Series:
    half_width = text.str.replace_many(HALF_OF_FULL).str.replace_all(_SEPARATORS, "")
    return half_width.str.to_uppercase().str.strip_chars(_WHITE).replace("", None)
