"""Numbers of workbooks with all their digits: the fast reader rounds to nine decimals when it makes texts of them, so that even what reads
as a whole number may have a fraction."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

_NUMBER = r"^-?[0-9]+(?:\.[0-9]+)?$"  # \d would take full-width digits, which stand in cells of text
_EXACT = pl.Decimal(38, 20)

Floats = Callable[[list[int]], pl.DataFrame]
"""Reads columns, by their places, as floating-point numbers, named as text columns are."""


def exact(texts: pl.DataFrame, floats: Floats) -> pl.DataFrame:
    """The texts, with every number that was rounded in the shortest writing that means the stored one.

    Args:
        texts: a sheet from column A on.
        floats: reads columns again; asked only for those that hold numbers.
    """
    numeric = [at for at in range(texts.width) if texts.to_series(at).str.contains(_NUMBER).any()]
    if not numeric:
        return texts
    stored = floats(numeric)
    return texts.with_columns(_mended(texts[name], stored[name]) for name in stored.columns)


def _mended(shown: pl.Series, stored: pl.Series) -> pl.Series:
    numbers = shown.str.extract(f"({_NUMBER})").cast(pl.Float64)
    rounded = ((numbers != stored) & stored.is_not_null()).fill_null(value=False).arg_true()
    return shown if rounded.is_empty() else shown.clone().scatter(rounded, in_digits(stored.gather(rounded)))


def in_digits(numbers: pl.Series) -> pl.Series:
    """Numbers in their shortest writing, without powers of ten.

    >>> in_digits(pl.Series([0.333333333333, 1.23e-10, 5858.270000000001])).to_list()
    ['0.333333333333', '0.000000000123', '5858.270000000001']
    """
    shortest = numbers.cast(pl.String)
    powers = shortest.str.contains("e")
    if not powers.any():
        return shortest
    written = shortest.cast(_EXACT, strict=False).cast(pl.String).str.strip_chars_end("0").str.strip_chars_end(".")
    return written.zip_with(powers & written.is_not_null(), shortest)
