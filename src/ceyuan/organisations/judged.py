"""What persons have judged, as it counts: the last word of each person, two of them where the city asks for four eyes, conflicts apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from ceyuan.organisations.atoms import Atoms
from ceyuan.organisations.components import components, numbers

SAME, DIFFERENT, UNSURE, WITHDRAWN = "same", "different", "unsure", "withdrawn"
VERDICTS = (SAME, DIFFERENT, UNSURE, WITHDRAWN)
_PAIR = ("l", "r")


@dataclass(frozen=True)
class Judged:
    """Judgements over pairs of atoms, `l < r`.

    Attributes:
        same, different: the pairs that count so: `l`, `r`.
        conflicts: pairs on which persons contradict one another, by themselves or by what follows from other pairs: `l`, `r`, `why`
            (`both`: judged same and different; `chain`: judged same by way of others, and different). None of their verdicts of
            same counts until one is taken back; what is judged different stays apart.
        waiting: pairs that wait for a second person: `l`, `r`, `verdict`.
    """

    same: pl.DataFrame
    different: pl.DataFrame
    conflicts: pl.DataFrame
    waiting: pl.DataFrame


def judged(judgements: pl.DataFrame, mentions: pl.Series, atoms: Atoms, *, four_eyes: bool) -> Judged:
    """What counts.

    Args:
        judgements: `left`, `right` (mentions), `verdict`, `person`, `judged_at`; those of mentions that are not there are passed over.
        mentions: all mentions, sorted.
        four_eyes: whether a verdict needs two persons.
    """
    known = judgements.filter(pl.col("left").is_in(mentions.implode()) & pl.col("right").is_in(mentions.implode()))
    ends = [atoms.of[numbers(known[side], mentions)] for side in ("left", "right")]
    pairs = known.select("person", "verdict", "judged_at", l=pl.Series(np.minimum(*ends)), r=pl.Series(np.maximum(*ends)))
    last = pairs.sort("judged_at", maintain_order=True).group_by(*_PAIR, "person", maintain_order=True).last()
    votes = last.filter(pl.col("verdict").is_in([SAME, DIFFERENT])).group_by(*_PAIR, "verdict").agg(persons=pl.col("person").n_unique())
    votes = votes.filter(~((pl.col("l") == pl.col("r")) & (pl.col("verdict") == SAME)))
    is_enough = pl.col("persons") >= (2 if four_eyes else 1)
    counted = votes.filter(is_enough).sort(*_PAIR, "verdict")
    verdicts = {verdict: counted.filter(pl.col("verdict") == verdict).select(_PAIR) for verdict in (SAME, DIFFERENT)}
    both = verdicts[SAME].join(verdicts[DIFFERENT], on=_PAIR).with_columns(why=pl.lit("both"))
    within = verdicts[DIFFERENT].filter(pl.col("l") == pl.col("r")).with_columns(why=pl.lit("chain"))
    same, chain = _untied(verdicts[SAME].join(both, on=_PAIR, how="anti"), verdicts[DIFFERENT], atoms.size)
    waiting = votes.filter(~is_enough).select(*_PAIR, "verdict").sort(*_PAIR, "verdict")
    different = verdicts[DIFFERENT].filter(pl.col("l") != pl.col("r"))
    return Judged(same, different, pl.concat([both, chain, within]), waiting)


def _untied(same: pl.DataFrame, different: pl.DataFrame, size: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The pairs judged same whose chains hold nothing that was judged different; and the pairs in which they contradict one another."""
    root = components(size, same["l"].to_numpy(), same["r"].to_numpy())
    ends = [root[different[side].to_numpy()] for side in _PAIR]
    torn = different.filter(pl.Series(ends[0] == ends[1], dtype=pl.Boolean) & (pl.col("l") != pl.col("r")))
    roots = root[torn["l"].to_numpy()]
    holds = ~np.isin(root[same["l"].to_numpy()], roots)
    return same.filter(pl.Series(holds, dtype=pl.Boolean)), torn.with_columns(why=pl.lit("chain"))
