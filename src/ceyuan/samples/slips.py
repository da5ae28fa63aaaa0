"""Slips of those who copy codes and names: some lose the code for good, some only look different."""

from __future__ import annotations

import polars as pl


def as_number(column: str) -> pl.Expr:
    """A code of digits as a spreadsheet shows it that took it for a number: its last digits are lost.

    >>> pl.DataFrame({"code": ["915101009012345678"]}).select(as_number("code")).item()
    '9.15101E+17'
    """
    mantissa = ((pl.col(column).cast(pl.Int64) + 5 * 10**11) // 10**12).cast(pl.String)
    return (mantissa.str.slice(0, 1) + "." + mantissa.str.slice(1, 5) + "E+17").alias(column)


def miscopied(column: str) -> pl.Expr:
    """A code whose last character is another, so that it checks no more."""
    last = pl.col(column).str.slice(-1)
    return (pl.col(column).str.slice(0, 17) + pl.when(last == "A").then(pl.lit("B")).otherwise(pl.lit("A"))).alias(column)


def spaced(column: str) -> pl.Expr:
    """A code in small letters and groups: it means the same.

    >>> pl.DataFrame({"code": ["91510100MAY0000A1X"]}).select(spaced("code")).item()
    '91510100 may0000a1 x'
    """
    code = pl.col(column).str.to_lowercase()
    return (code.str.slice(0, 8) + " " + code.str.slice(8, 9) + " " + code.str.slice(17)).alias(column)


def renamed(column: str) -> pl.Expr:
    """A firm's name as another clerk writes it: the city in brackets, another word for limited, a space at the end."""
    name = pl.col(column).str.replace("有限公司$", "有限责任公司").str.replace("股份有限责任公司$", "股份公司")
    return (name.str.replace(r"^(\p{Han}{2})(\p{Han}+?)(有限|股份)", "$2（$1）$3") + "　").alias(column)
