"""Full-width characters, as Chinese input methods type them, and unseen ones, mended by the column."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

HALF_OF_FULL = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
"""The half-width character of each full-width one."""

_UNSEEN = r"[\s\p{Zs}\p{Cf}]"


def without_width_and_space(text: pl.Series) -> pl.Series:
    """The texts in half width, without spaces, line breaks and zero-width characters.

    >>> without_width_and_space(pl.Series(["郫　县（Ａ）", None])).to_list()
    ['郫县(A)', None]
    """
    odd = text.str.contains(rf"{_UNSEEN}|[\uFF01-\uFF5E]").fill_null(value=False)
    return mended(text, odd, lambda some: some.str.replace_many(HALF_OF_FULL).str.replace_all(_UNSEEN, ""))


def mended(text: pl.Series, odd: pl.Series, mend: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """The texts with those marked as odd mended; a column without any is returned uncopied."""
    places = np.flatnonzero(odd)
    return text.clone().scatter(places, mend(text[places])) if places.size else text
