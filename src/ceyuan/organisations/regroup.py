"""Clusters worked out again only where something new touches them; all others are what they were.

What hangs together with nothing new cannot change (see `clusters`). So this gives what working out everything would give.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ceyuan.definitions.organisations import Plausibility
from ceyuan.organisations.clusters import Clusters, clusters
from ceyuan.organisations.edges import ACCEPTED

AGAIN = "again"
"""The column that says of a mention that something is told of its group, so that it is put together again each time to tell it."""


@dataclass(frozen=True)
class Grounds:
    """What clusters are worked out from.

    Attributes:
        mentions, ties, judgements: as `clusters` takes them.
        new_ties: those that are new or others than when the clusters before were worked out.
    """

    mentions: pl.DataFrame
    ties: pl.DataFrame
    judgements: pl.DataFrame
    new_ties: pl.DataFrame


def regrouped(before: pl.DataFrame, grounds: Grounds, limits: Plausibility, *, four_eyes: bool) -> Clusters:
    """The clusters of all mentions.

    Args:
        before: the members of clusters as they were before, as `remembered` gives them.
        grounds: what there is now.
        limits, four_eyes: as they were before.
    """
    touched = _hanging_together(_seeds(before, grounds), before, grounds)
    within = pl.col("mention").is_in(touched.implode())
    tied = grounds.ties.filter(pl.col("left").is_in(touched.implode()))
    found = clusters(grounds.mentions.filter(within), tied, grounds.judgements, limits, four_eyes=four_eyes)
    kept = before.filter(~within).select(found.members.columns)
    return Clusters(pl.concat([kept, found.members]).sort("mention"), found.findings, found.judged)


def remembered(found: Clusters, mentions: pl.DataFrame) -> pl.DataFrame:
    """The members with whether something is told of their group, to be given to `regrouped` later."""
    subjects = found.findings["subject"].implode()
    told = pl.col("mention").cast(pl.String).is_in(subjects) | pl.col("credit_code").is_in(subjects).fill_null(value=False)
    again = mentions.select(told).to_series() if found.findings.height else pl.lit(value=False)
    return found.members.with_columns(again.alias(AGAIN))


def _seeds(before: pl.DataFrame, grounds: Grounds) -> pl.Series:
    """The mentions of which something is new, judged or told, and those that state the same code or name as a new one."""
    new = grounds.mentions.join(before.select("mention"), on="mention", how="anti")
    stated = pl.col("credit_code").is_in(new["credit_code"].drop_nulls().unique().implode())
    unstated = pl.col("credit_code").is_null() & pl.col("name").is_in(new["name"].drop_nulls().unique().implode())
    ends = [frame[side] for frame in (grounds.new_ties, grounds.judgements) for side in ("left", "right")]
    alike = grounds.mentions.filter(stated | unstated)["mention"]
    return pl.concat([new["mention"], alike, before.filter(AGAIN)["mention"], *ends]).unique()


def _hanging_together(seeds: pl.Series, before: pl.DataFrame, grounds: Grounds) -> pl.Series:
    """The seeds, and all that hangs together with them by clusters and by ties."""
    ties = grounds.ties.filter((pl.col("kind") == "same") & (pl.col("decision") == ACCEPTED)).select("left", "right")
    clustered = before.select("mention", "cluster")
    reached, last = seeds, 0
    while len(reached) > last:
        last = len(reached)
        of = clustered.filter(pl.col("mention").is_in(reached.implode()))["cluster"].unique()
        met = ties.filter(pl.any_horizontal(pl.col("left", "right").is_in(reached.implode())))
        members = clustered.filter(pl.col("cluster").is_in(of.implode()))["mention"]
        reached = pl.concat([reached, members, met["left"], met["right"]]).unique()
    return reached
