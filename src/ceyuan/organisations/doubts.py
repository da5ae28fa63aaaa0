"""Doubts: pairs that may be one organisation, which only a person can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ceyuan.organisations.compare import DROPPED
from ceyuan.organisations.components import numbers
from ceyuan.organisations.judged import DIFFERENT, SAME, UNSURE
from ceyuan.organisations.known import Known
from ceyuan.organisations.linkage import Feature, Model, explain
from ceyuan.organisations.mentions import STATED

_PAIR = ("one", "other")


@dataclass(frozen=True)
class Doubt:
    """A doubtful pair.

    Attributes:
        left, right: the two mentions, each with what it states and its organisation.
        weight: what speaks for their being the same, in bits.
        features: what was found, the weightiest first.
    """

    left: Mapping[str, Any]
    right: Mapping[str, Any]
    weight: float
    features: tuple[Feature, ...]


def doubtful(known: Known) -> pl.DataFrame:
    """The doubtful pairs, one for each two organisations, the likeliest first.

    Pairs on which a person has given a verdict, sure or unsure, do not come again until it is taken back.

    Returns:
        The columns of ties, and `one`, `other`: the two organisations.
    """
    mentions, of = known.links["mention"], known.links["organisation"]
    if mentions.is_empty():
        return known.ties.clear().with_columns(one=pl.lit(None, pl.Int64), other=pl.lit(None, pl.Int64))
    pairs = _between_organisations(known.ties.filter((pl.col("kind") == "same") & (pl.col("decision") != DROPPED)), mentions, of)
    verdicts = known.judgements.sort("judged_at").unique(["left", "right", "person"], keep="last")
    given = _between_organisations(verdicts.filter(pl.col("verdict").is_in([SAME, DIFFERENT, UNSURE])), mentions, of)
    ordered = pairs.sort("weight", "left", "right", descending=[True, False, False])
    return ordered.join(given.select(_PAIR).unique(), on=_PAIR, how="anti", maintain_order="left").unique(
        _PAIR, keep="first", maintain_order=True
    )


def _between_organisations(pairs: pl.DataFrame, mentions: pl.Series, of: pl.Series) -> pl.DataFrame:
    """The pairs whose two mentions are settled in different organisations, with those: `one` is the older."""
    linked = pairs.filter(pl.col("left").is_in(mentions.implode()) & pl.col("right").is_in(mentions.implode()))
    ends = [of.gather(numbers(linked[side], mentions)).alias(side) for side in ("left", "right")]
    told = linked.with_columns(one=pl.min_horizontal(*ends), other=pl.max_horizontal(*ends))
    return told.filter(pl.col("one") != pl.col("other"))


def doubts(known: Known, model: Model, limit: int) -> list[Doubt]:
    """Some doubtful pairs, explained."""
    pairs = doubtful(known).head(limit)
    ends = pl.concat([pairs["left"], pairs["right"]]).unique()
    stated = known.organisations.filter(pl.col("mention").is_in(ends.implode())).select("mention", "organisation", *STATED)
    by = {row["mention"]: row for row in stated.iter_rows(named=True)}
    return [Doubt(by[row["left"]], by[row["right"]], row["weight"], tuple(explain(row, model))) for row in pairs.iter_rows(named=True)]
