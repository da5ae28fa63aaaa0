"""From records to columns that can be compared; what it costs is in proportion to the records."""

from __future__ import annotations

import polars as pl

from ceyuan.organisations.linkage.addresses import address_columns
from ceyuan.organisations.linkage.codes import code_columns
from ceyuan.organisations.linkage.columns import as_records
from ceyuan.organisations.linkage.model import Model
from ceyuan.organisations.linkage.names import name_columns
from ceyuan.organisations.linkage.scopes import scope_phrases


def prepare(records: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The records in columns that can be compared.

    `link` does it by itself; who links small batches against many known records keeps those prepared and gives them so.
    Prepared records are of one model and one version of this program: do not keep them longer.

    Args:
        records: columns as `columns.RECORD` has them.
        model: as `link` takes it.

    Returns:
        One row for each record, `mention` first; `content` is equal where all that is compared is.
    """
    given = as_records(records)
    compared = pl.concat(
        [
            given.select("district", "registered_on", "capital_yuan"),
            code_columns(given),
            name_columns(given["name"], model),
            address_columns(given["address"], model),
            given.select(pl.col("legal_form").str.replace_all(r"[\s()（）]", "")),
            scope_phrases(given["scope"], model.linkage.words.boilerplate).to_frame(),
        ],
        how="horizontal",
    )
    return given.select("mention").hstack(compared).with_columns(content=compared.hash_rows(seed=0))


def is_prepared(frame: pl.DataFrame) -> bool:
    """Whether the frame has been prepared."""
    return "title" in frame.columns
