"""Doubts: pairs that may be one organisation, which only a person can tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from ceyuan.errors import QuestionError, unknown
from ceyuan.organisations.compare import DROPPED
from ceyuan.organisations.components import numbers
from ceyuan.organisations.judged import DIFFERENT, SAME, UNSURE, WITHDRAWN
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
    places = [np.minimum(numbers(pairs[side], mentions), len(mentions) - 1) for side in ("left", "right")]
    is_settled = [mentions.gather(place) == pairs[side] for place, side in zip(places, ("left", "right"), strict=True)]
    ends = [of.gather(place) for place in places]
    told = pairs.with_columns(one=pl.min_horizontal(*ends), other=pl.max_horizontal(*ends))
    return told.filter(is_settled[0] & is_settled[1] & (ends[0] != ends[1]))


def doubts(known: Known, model: Model, limit: int, among: Collection[int] | None = None) -> list[Doubt]:
    """Some doubtful pairs, explained.

    Args:
        among: organisations of which both must be; None for all.
    """
    found = doubtful(known)
    pairs = (found if among is None else found.filter(pl.col(side).is_in(list(among)) for side in _PAIR)).head(limit)
    by = _stated(known, pl.concat([pairs["left"], pairs["right"]]))
    return [Doubt(by[row["left"]], by[row["right"]], row["weight"], tuple(explain(row, model))) for row in pairs.iter_rows(named=True)]


def pair(known: Known, model: Model, left: int, right: int) -> Doubt:
    """Any two settled mentions side by side; explained where linkage has weighed them.

    Raises:
        QuestionError: a mention that is not settled.
    """
    by = _stated(known, pl.Series([left, right], dtype=pl.Int64))
    if missing := [mention for mention in (left, right) if mention not in by]:
        raise QuestionError(unknown(("写法", "mention"), str(missing[0]), []))
    tie = known.ties.filter((pl.col("left") == min(left, right)) & (pl.col("right") == max(left, right)), pl.col("kind") == "same")
    weighed = next(tie.iter_rows(named=True), None)
    features = tuple(explain(weighed, model)) if weighed else ()
    return Doubt(by[left], by[right], weighed["weight"] if weighed else 0.0, features)


def said_between(known: Known, one: int, other: int) -> pl.DataFrame:
    """What persons have said of mentions of two organisations, the last word of each on each pair, those taken back left out.

    Returns:
        The columns of judgements.
    """
    last = known.judgements.unique(["left", "right", "person"], keep="last", maintain_order=True)
    of = known.links.select("mention", "organisation")
    ends = last.join(of, left_on="left", right_on="mention").join(of, left_on="right", right_on="mention", suffix="_right")
    met = (pl.min_horizontal("organisation", "organisation_right"), pl.max_horizontal("organisation", "organisation_right"))
    between = ends.filter(met[0] == min(one, other), met[1] == max(one, other), pl.col("verdict") != WITHDRAWN)
    return between.select(last.columns).sort("judged_at")


def _stated(known: Known, ends: pl.Series) -> dict[int, dict[str, Any]]:
    """What each mention states, and its organisation."""
    stated = known.organisations.filter(pl.col("mention").is_in(ends.unique().implode())).select("mention", "organisation", *STATED)
    return {row["mention"]: row for row in stated.iter_rows(named=True)}
