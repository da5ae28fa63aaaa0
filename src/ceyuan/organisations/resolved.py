"""Who a row means: from what it states as name and code to the one value by which its organisation is counted."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

BETWEEN = "\x1f"
"""Stands between the parts of a key; no cell holds it."""

PREFIX = "ORG-"
"""Before the number of an organisation."""


@dataclass(frozen=True)
class Resolved:
    """How rows are resolved at a version.

    A row with a code means the organisation of the code, and is counted by that code itself unless `keys` says otherwise; a row without
    one, or with a code that was found to say nothing, means what its name and damaged code mean.

    Attributes:
        keys: `key`, `who`, `why_zh`, `why_en`: what is counted in place of a code, or of code, damaged code and name joined by `BETWEEN`.
        torn: codes that say nothing, ascending.
    """

    keys: pl.DataFrame
    torn: tuple[str, ...]


def resolved(linked: pl.DataFrame) -> Resolved:
    """How rows are resolved.

    Args:
        linked: mentions with their organisations, as `Known.organisations` has them.
    """
    coded = linked.select("credit_code", "organisation").drop_nulls().unique()
    torn = coded.filter(pl.col("credit_code").is_duplicated())["credit_code"].unique().sort()
    linked = linked.filter(_may_differ(coded, linked, torn))
    is_told = pl.col("credit_code").is_not_null() & ~pl.col("credit_code").is_in(torn.implode())
    leading = pl.col("credit_code").filter(is_told).min().over("organisation")
    counted = linked.with_columns(who=pl.coalesce(leading, pl.lit(PREFIX) + pl.col("organisation").cast(pl.String)))
    parts = [pl.col(name).fill_null("") for name in ("credit_code", "damaged_code", "name")]
    keyed = counted.with_columns(key=pl.when(is_told).then("credit_code").otherwise(pl.concat_str(parts, separator=BETWEEN)))
    needed = keyed.filter(pl.col("key") != pl.col("who")).sort("mention").unique("key", keep="first", maintain_order=True)
    return Resolved(_explained(needed, counted), tuple(torn))


def _may_differ(coded: pl.DataFrame, linked: pl.DataFrame, torn: pl.Series) -> pl.Expr:
    """Whether a mention may be counted by another value than its own code: most organisations have one code and nothing else."""
    several = coded.filter(pl.col("organisation").is_duplicated())["organisation"]
    silent = linked.filter(pl.col("credit_code").is_null())["organisation"]
    among = pl.concat([several, silent]).unique()
    return pl.col("organisation").is_in(among.implode()) | pl.col("credit_code").is_in(torn.implode()).fill_null(value=False)


def _explained(needed: pl.DataFrame, linked: pl.DataFrame) -> pl.DataFrame:
    """The keys with the reason in words: by what the mention is of the organisation, and what the other side is called."""
    led = linked.filter(pl.col("credit_code") == pl.col("who")).sort("mention").unique("who", keep="first")
    named = needed.join(led.select("who", leader="name"), on="who", how="left", maintain_order="left")
    bits = pl.col("weight").round(1).cast(pl.String)
    leader = pl.coalesce("leader", "who")
    said = {
        "model": (pl.format("名称等相似，{} 比特", bits), pl.format("alike by {} bits", bits)),
        "judgement": (pl.lit("人工判定"), pl.lit("judged so by a person")),
    }
    zh, en = (
        pl.coalesce(*(pl.when(pl.col("by") == by).then(words[nth]) for by, words in said.items()), pl.lit(other))
        for nth, other in enumerate(("同一写法", "the same writing"))
    )
    return named.select(
        "key",
        "who",
        why_zh=pl.format("认定为“{}”（{}）：{}", leader, "who", zh),
        why_en=pl.format("taken for '{}' ({}): {}", leader, "who", en),
    )
