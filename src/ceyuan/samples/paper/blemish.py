"""Blemishes of cells: what goes wrong between a value and the text in a file."""

from __future__ import annotations

import polars as pl

from ceyuan.samples.paper.rows import DATA, KIND, MESS, with_marks

_FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}


def widened(body: pl.DataFrame, header: str, every: int) -> pl.DataFrame:
    """Every so many cells under a header in full-width letters and digits, as some input methods leave them."""
    wide = pl.col(header).str.replace_many(_FULL_WIDTH)
    return _changed(body, header, _every(every), wide, "full_width")


def spoiled(body: pl.DataFrame, header: str, row: int, text: str, mark: tuple[str, str]) -> pl.DataFrame:
    """One cell overwritten.

    Args:
        row: counted from 0 in the body.
        mark: the code of the mess, and what becomes of the row.
    """
    here = pl.int_range(pl.len()) == row
    return _changed(body, header, here, pl.lit(text), mark[0]).with_columns(
        pl.when(here).then(pl.lit(mark[1])).otherwise(pl.col(KIND)).alias(KIND)
    )


def respelled(body: pl.DataFrame, header: str, every: int, mess: str, spell: pl.Expr) -> pl.DataFrame:
    """Every so many cells under a header written in another way that means the same."""
    return _changed(body, header, _every(every), spell, mess)


def _every(every: int) -> pl.Expr:
    return (pl.int_range(pl.len()) % every == every - 1) & (pl.col(KIND) == DATA)


def _changed(body: pl.DataFrame, header: str, where: pl.Expr, text: pl.Expr, mess: str) -> pl.DataFrame:
    return with_marks(body).with_columns(
        pl.when(where).then(text).otherwise(pl.col(header)).alias(header),
        pl.when(where).then(pl.lit(mess)).otherwise(pl.col(MESS)).alias(MESS),
    )
