"""The cell of a row of evidence: the column letter of what was measured, where the file has one, and the row."""

from __future__ import annotations

import polars as pl

from ceyuan.indicators import Book
from ceyuan.reports.counted import measured


def with_cells(rows: pl.DataFrame, book: Book) -> pl.DataFrame:
    """The rows with a column `cell`; of a file without such a column, the row alone."""
    joined = rows.join(_letters(book), on=["batch", "sheet", "indicator"], how="left", maintain_order="left")
    return joined.with_columns(cell=pl.col("letter").fill_null("") + pl.col("row").cast(pl.String)).drop("letter")


def _letters(book: Book) -> pl.DataFrame:
    """Batch, sheet and indicator → letter."""
    counted = [indicator for indicator in book.definitions.indicators.values() if indicator.dataset]
    letters = {
        (batch.number, layout.name, indicator.indicator): layout.columns[column]
        for indicator in counted
        for batch in book.batches
        if batch.dataset == indicator.dataset
        for layout in batch.sheets
        if (column := measured(indicator, book.definitions.datasets[batch.dataset])) in layout.columns
    }
    schema = {"batch": pl.Int64, "sheet": pl.String, "indicator": pl.String, "letter": pl.String}
    return pl.DataFrame([(*place, letter) for place, letter in letters.items()], schema=schema, orient="row")
