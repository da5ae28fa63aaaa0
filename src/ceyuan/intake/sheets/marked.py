"""Texts of single cells put right by what the markup says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import polars as pl

from ceyuan.intake.sheets.markup import Place
from ceyuan.intake.sheets.sheet import text_column

_NUMERIC = r"^-?\d+(?:\.\d+)?$"


def in_percent(texts: pl.DataFrame, places: Iterable[Place]) -> pl.DataFrame:
    """The numbers that are shown in percent as they are shown: 0.271 becomes 27.1%."""
    rows: dict[int, list[int]] = defaultdict(list)
    for row, column in places:
        if row < texts.height and column < texts.width:
            rows[column].append(row)
    for column, at in rows.items():
        shown = texts.to_series(column)
        old = shown.gather(at)
        hundredfold = old.str.extract(f"({_NUMERIC})").cast(pl.Decimal(38, 16), strict=False) * 100
        new = hundredfold.cast(pl.String).str.strip_chars_end("0").str.strip_chars_end(".") + "%"
        texts = texts.with_columns(shown.clone().scatter(at, new.zip_with(hundredfold.is_not_null(), old)))
    return texts


def replaced(texts: pl.DataFrame, cells: Mapping[Place, str]) -> pl.DataFrame:
    """The texts with those cells replaced; the grid grows where a cell lies outside."""
    if not cells:
        return texts
    height, width = (max(place[axis] for place in cells) + 1 for axis in (0, 1))
    texts = _grown(texts, max(height, texts.height), max(width, texts.width))
    by_column: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), text in cells.items():
        by_column[column][row] = text
    return texts.with_columns(
        texts.to_series(column).clone().scatter(list(rows), pl.Series(list(rows.values()))) for column, rows in by_column.items()
    )


def _grown(texts: pl.DataFrame, height: int, width: int) -> pl.DataFrame:
    """The grid with empty rows below and empty columns to the right."""
    empty = pl.Series([None], dtype=pl.String)
    wider = texts.with_columns(empty.new_from_index(0, texts.height).alias(text_column(at)) for at in range(texts.width, width))
    below = pl.DataFrame({name: empty.new_from_index(0, height - texts.height) for name in wider.columns})
    return pl.concat([wider, below]) if height > texts.height else wider
