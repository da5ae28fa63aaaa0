"""What scopes of business say, in a column that can be compared: a small sample of the phrases, the same for the same phrases."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ceyuan.values.han_name.pattern import any_of

_BREAKS = r"[、，；。;,:：()（）\[\]【】*＊\s]+"
_MOST_PHRASES = 12


def scope_phrases(scopes: pl.Series, boilerplate: Iterable[str]) -> pl.Series:
    """The phrases of each scope whose hashes are the smallest.

    A sample by the smallest hashes is the same whatever the order of the phrases, and of like scopes it is alike.

    Args:
        scopes: n texts, null where there is none.
        boilerplate: words of phrases that firms of every kind have.

    Returns:
        n lists of at most twelve hashes, null where a scope has no phrase of its own.
    """
    phrases = scopes.to_frame("scope").with_row_index("row").drop_nulls()
    split = pl.col("scope").str.replace_all(_BREAKS, "\n").str.split("\n")
    said = phrases.select("row", split.alias("phrase")).explode("phrase")
    said = said.filter((pl.col("phrase").str.len_chars() > 1) & ~pl.col("phrase").str.contains(any_of(boilerplate)))
    hashed = said.select("row", pl.col("phrase").hash(seed=0).alias("phrase")).unique()
    smallest = hashed.group_by("row").agg(pl.col("phrase").sort().head(_MOST_PHRASES))
    rows = pl.DataFrame({"row": pl.int_range(len(scopes), dtype=pl.UInt32, eager=True)})
    return rows.join(smallest, on="row", how="left", maintain_order="left")["phrase"].alias("phrases")
