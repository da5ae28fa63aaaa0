"""Total and subtotal rows, as senders put them between the rows that they sum."""

from __future__ import annotations

import polars as pl

from ceyuan.samples.paper.rows import EXTRA, KIND, MESS, cells, with_marks


def with_total(body: pl.DataFrame, label: str, under: str, summed: frozenset[str], first: bool = False) -> pl.DataFrame:
    """The body and a row that sums it.

    Args:
        label: what the row is called: 合计, 小计, 全市.
        under: the header under which the label stands.
        summed: the headers that are summed.
        first: whether the total stands over the rows.
    """
    marked = with_marks(body)
    sums = {header: _sum(marked[header]) for header in cells(marked).columns if header in summed}
    row = {header: sums.get(header, "") for header in cells(marked).columns} | {under: label, KIND: EXTRA, MESS: "total_row"}
    total = pl.DataFrame({name: [value] for name, value in row.items()}).select(marked.columns)
    return pl.concat([total, marked] if first else [marked, total])


def with_subtotals(body: pl.DataFrame, group: str, under: str, summed: frozenset[str]) -> pl.DataFrame:
    """The body with a 小计 after each run of a group, whose name stands in the row too."""
    parts = with_marks(body).partition_by(group, maintain_order=True)
    subtotals = [with_total(part, "小计", under, summed) for part in parts]
    named = [part.with_columns(pl.lit(part[group][0]).alias(group)) for part in subtotals]
    return pl.concat(named)


def _sum(texts: pl.Series) -> str:
    """Exact: the cells are decimal texts of a few places."""
    numbers = texts.str.replace_all(",", "").cast(pl.Decimal(38, 6), strict=False)
    return str(numbers.sum() or 0).rstrip("0").rstrip(".") if numbers.len() else "0"
