"""Filling down: cells that are merged over the rows below them, or written once and left empty after."""

from __future__ import annotations

import numpy as np
import polars as pl

from ceyuan.intake.layout import Binding, Table
from ceyuan.intake.sheets.sheet import ROW, text_column
from ceyuan.intake.words import Words


def filled_column(binding: Binding) -> str:
    """The name of a column filled down."""
    return f"filled_{binding.header.column}"


def filled_down(table: Table, words: Words) -> pl.LazyFrame:
    """The rows of a sheet, with a further column for each one that is to be filled down.

    Where the column has merged cells, they say what belongs together. Where it has none (a CSV, or a sheet whose merges were
    undone), an empty cell repeats the one above.
    """
    frame = table.sheet.frame
    for binding in table.bindings:
        if binding.column.fill_down:
            frame = frame.with_columns(_filled(table, binding, words).alias(filled_column(binding)))
    return frame


def _filled(table: Table, binding: Binding, words: Words) -> pl.Expr:
    texts = pl.col(text_column(binding.header.column))
    merged = _merged_rows(table, binding.header.column)
    if merged:
        return texts.gather(_sources(merged, table.sheet.rows))
    said = texts.str.replace_all(r"\s", "")
    nothing = said.is_in([*words.ditto, *words.total, *words.subtotal, ""]) | (pl.col(ROW) < table.first_row)
    return pl.when(nothing).then(None).otherwise(texts).forward_fill()


def _merged_rows(table: Table, column: int) -> list[tuple[int, int]]:
    """First and last rows, counted from 0, of the data cells merged downwards in a column."""
    return [
        (merge.first_row, merge.last_row)
        for merge in table.sheet.merges or ()
        if merge.first_column == column and merge.last_row > merge.first_row >= table.first_row - 1
    ]


def _sources(merged: list[tuple[int, int]], rows: int) -> pl.Series:
    """For each row the row whose text it has."""
    sources = np.arange(rows)
    for first, last in merged:
        sources[first : last + 1] = first
    return pl.Series(sources)
