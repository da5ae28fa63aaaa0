"""Filling down: cells that are merged over the rows below them, or written once and left empty after."""

from __future__ import annotations

import numpy as np
import polars as pl

from ceyuan.intake.layout import Binding, Table
from ceyuan.intake.sheets import Sheet
from ceyuan.intake.sheets.sheet import ROW, text_column
from ceyuan.intake.words import Words


def filled_column(binding: Binding) -> str:
    """The name of a column filled down."""
    return f"filled_{binding.header.column}"


def filled_down(table: Table, words: Words) -> pl.LazyFrame:
    """The rows of a sheet, with a further column for each one that is to be filled down."""
    filled = [
        filled_texts(table.sheet, binding.header.column, table.first_row, words).alias(filled_column(binding))
        for binding in table.bindings
        if binding.column.fill_down
    ]
    return table.sheet.frame.with_columns(filled) if filled else table.sheet.frame


def filled_texts(sheet: Sheet, column: int, first_row: int, words: Words) -> pl.Expr:
    """The texts of a column filled down, from the first row of data on.

    Where the column has merged cells, they say what belongs together. Where it has none (a CSV, or a sheet whose merges were
    undone), an empty cell repeats the one above.
    """
    texts = pl.col(text_column(column))
    merged = [
        (m.first_row, m.last_row) for m in sheet.merges or () if m.first_column == column and first_row - 1 <= m.first_row < m.last_row
    ]
    if merged:
        return texts.gather(_sources(merged, sheet.rows))
    said = texts.str.replace_all(r"\s", "")
    nothing = said.is_in([*words.ditto, *words.total, *words.subtotal, ""]) | (pl.col(ROW) < first_row)
    return pl.when(nothing).then(None).otherwise(texts).forward_fill()


def _sources(merged: list[tuple[int, int]], rows: int) -> pl.Series:
    """For each row the row whose text it has."""
    sources = np.arange(rows)
    for first, last in merged:
        sources[first : last + 1] = first
    return pl.Series(sources)
