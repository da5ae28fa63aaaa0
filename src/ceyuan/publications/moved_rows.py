"""The rows that count differently in a part of a figure at two versions: added, removed, changed, relinked. What counts alike is passed."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import polars as pl
import pyarrow as pa

from ceyuan.indicators.paging import rows_at
from ceyuan.indicators.part import Part
from ceyuan.indicators.standing import PLACE_IN_FILES

KINDS = ("added", "changed", "removed", "relinked")
_FACT = ("_of", "_nth_of_fact")
_COUNTED = (*PLACE_IN_FILES, "_weight", "_of")


def moved_rows(before: Part, after: Part) -> pl.DataFrame:
    """The rows by which two states of one part differ; the weights of `after` less those of `before` add up to the difference.

    Of rows with a key, the row that takes another's place is paired with it (`changed`, even where the weight stayed); of a distinct
    count, the two rows by which one value counts. Rows without a key are told by batch, sheet and row. A row that was there before and
    is still current, but counts or counts no more because organisations were linked otherwise, is `relinked`.

    Returns:
        `role`, `window`, `kind`, `weight_before`, `weight_after`, `batch_before`, `sheet_before`, `row_before`, and the same `_after`.
    """
    was, now = counted_rows(before), counted_rows(after)
    if _is_untouched(before, after):
        return _paired(before, _frame(was.limit(0)), _frame(now.limit(0)))
    same = [*PLACE_IN_FILES, "_weight"]
    found = _paired(before, _frame(was.anti_join(now, same)), _frame(now.anti_join(was, same)))
    return found if before.book.linked == after.book.linked else _relinked(found, before, after)


def _relinked(found: pl.DataFrame, before: Part, after: Part) -> pl.DataFrame:
    """The rows with those told apart that neither came nor went."""
    known = {batch.number for batch in before.batches}
    gone = found.filter(pl.col("kind") == "removed").select(
        _batch=pl.col("batch_before"), _sheet=pl.col("sheet_before"), _row=pl.col("row_before")
    )
    there = rows_at(after.whole(), gone.unique().to_arrow()).select([*PLACE_IN_FILES, "_superseded_by"])
    stays = pl.DataFrame(pl.from_arrow(there)).filter(pl.col("_superseded_by").is_null()).select(PLACE_IN_FILES)
    told = found.with_row_index("_nth").join(
        stays.with_columns(_stays=True), left_on=["batch_before", "sheet_before", "row_before"], right_on=PLACE_IN_FILES, how="left"
    )
    is_relinked = pl.when(pl.col("kind") == "added").then(pl.col("batch_after").is_in(known)).otherwise(pl.col("_stays").fill_null(False))
    kind = pl.when((pl.col("kind") != "changed") & is_relinked).then(pl.lit("relinked")).otherwise("kind").alias("kind")
    return told.sort("_nth").with_columns(kind).select(found.columns)


def counted_rows(part: Part) -> ir.Table:
    """The rows that count, with what each is a row of: its distinct value, its key, or the row itself."""
    table = part.counted()
    place = ibis.literal("/").join([table[name].cast("string") for name in PLACE_IN_FILES])
    of = table[part.distinct_column].cast("string") if part.distinct_column else table["_key"].cast("string").fill_null(place)
    return table.mutate(_of=of).select(*_COUNTED)


def _is_untouched(before: Part, after: Part) -> bool:
    """Whether no batch of the dataset came between the two versions, so that no row can count differently."""
    came = {batch.number for batch in after.batches} ^ {batch.number for batch in before.batches}
    is_linked_alike = not before.dataset.parties or before.book.linked == after.book.linked
    return (
        is_linked_alike
        and before.dataset == after.dataset
        and not any(batch.number in came and batch.dataset == before.dataset.dataset for batch in (*before.batches, *after.batches))
    )


def _frame(table: ir.Table) -> pl.DataFrame:
    arrow: pa.Table = table.to_pyarrow()
    return pl.DataFrame(pl.from_arrow(arrow)).sort(PLACE_IN_FILES).with_columns(_nth_of_fact=pl.int_range(pl.len()).over("_of"))


def _paired(part: Part, gone: pl.DataFrame, come: pl.DataFrame) -> pl.DataFrame:
    both = gone.join(come, on=_FACT, how="full", suffix="_after", coalesce=True)
    was, is_ = pl.col("_batch").is_not_null(), pl.col("_batch_after").is_not_null()
    places = {
        f"{name.strip('_')}_{side}": pl.col(name + suffix)
        for side, suffix in (("before", ""), ("after", "_after"))
        for name in PLACE_IN_FILES
    }
    return both.select(
        role=pl.lit(part.role),
        window=pl.lit(part.name),
        kind=pl.when(was & is_).then(pl.lit("changed")).when(is_).then(pl.lit("added")).otherwise(pl.lit("removed")),
        weight_before=pl.col("_weight").fill_null(0),
        weight_after=pl.col("_weight_after").fill_null(0),
        **places,
    ).sort("kind", "batch_before", "row_before", "batch_after", "row_after")
