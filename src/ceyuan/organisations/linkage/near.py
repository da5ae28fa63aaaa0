"""What is near: the known records that can be in a block with something new. Of a million, a small batch meets few."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ceyuan.definitions.linkage import Linkage

_CONTENT = ("content",)


def is_near(known: pl.DataFrame, new: pl.DataFrame, linkage: Linkage) -> pl.Series:
    """Whether each known record shares a block with a new one, or says the same.

    Every block that holds a new record keeps all its records, so that blocking finds the same pairs, and the same blocks too large,
    as among all known ones.

    Args:
        known, new: prepared.
        linkage: with the blocking keys.
    """
    found = pl.Series([False]).new_from_index(0, known.height)
    for ways in _ways(linkage):
        met = pl.concat(_blocks(new, way).drop_nulls() for way in ways)["block"].unique()
        for way in ways:
            blocks = _blocks(known, way)
            found.scatter(blocks.filter(pl.col("block").is_in(met.implode()))["row"], values=True)
    return found


def _ways(linkage: Linkage) -> Iterator[tuple[tuple[str, ...], ...]]:
    yield (_CONTENT,)
    for key in linkage.blocking:
        yield (key.columns, key.against) if key.against else (key.columns,)


def _blocks(prepared: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    """The `block` of each `row`; one whose column is a list is in several, one that lacks a column in none."""
    told = prepared.lazy().select(columns).with_row_index("row").drop_nulls()
    for name in columns:
        if isinstance(prepared.schema[name], pl.List):
            told = told.explode(name)
    return told.select("row", block=pl.struct(columns).hash()).collect()
