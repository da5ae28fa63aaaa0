"""Edges between atoms: the accepted ties, the strongest of each pair, without those that persons or ambiguity rule out."""

from __future__ import annotations

import numpy as np
import polars as pl

from ceyuan.organisations.atoms import Atoms
from ceyuan.organisations.components import numbers
from ceyuan.organisations.judged import Judged

JUDGED_WEIGHT = float("inf")
"""The weight of a pair that persons judged the same."""

ACCEPTED = "accept"
_PAIR = ("l", "r")
_SCHEMA = pl.Schema({"l": pl.Int64, "r": pl.Int64, "weight": pl.Float64, "at_l": pl.Int64, "at_r": pl.Int64})


def edges(ties: pl.DataFrame, mentions: pl.DataFrame, atoms: Atoms, judgements: Judged) -> pl.DataFrame:
    """What holds atoms together; not ties between two that state one code which says nothing, for they were weighed by it.

    Returns:
        `l`, `r` (atoms, `l < r`), `weight` in bits, `at_l`, `at_r`: the mention of each that is tied; the strongest first.
    """
    accepted = _believable(ties.filter((pl.col("kind") == "same") & (pl.col("decision") == ACCEPTED)), mentions, atoms)
    ends = {side: pl.Series(atoms.of[numbers(accepted[side], mentions["mention"])]) for side in ("left", "right")}
    turned = ends["left"] > ends["right"]
    pairs = accepted.select(
        "weight",
        l=ends["left"].zip_with(~turned, ends["right"]),
        r=ends["right"].zip_with(~turned, ends["left"]),
        at_l=pl.when(turned).then("right").otherwise("left"),
        at_r=pl.when(turned).then("left").otherwise("right"),
    )
    machine = pairs.filter(pl.col("l") != pl.col("r")).join(judgements.different, on=_PAIR, how="anti")
    first = atoms.frame["mention"]
    human = judgements.same.with_columns(
        weight=pl.lit(JUDGED_WEIGHT), at_l=first.gather(judgements.same["l"]), at_r=first.gather(judgements.same["r"])
    )
    return strongest(pl.concat([frame.select(*_SCHEMA).cast(_SCHEMA) for frame in (human, machine)]))


def _believable(accepted: pl.DataFrame, mentions: pl.DataFrame, atoms: Atoms) -> pl.DataFrame:
    void = mentions.filter(pl.col("credit_code").is_in(atoms.implausible["credit_code"].implode())).select("mention", "credit_code")
    left, right = (
        accepted.select(mention=side).join(void, on="mention", how="left", maintain_order="left")["credit_code"]
        for side in ("left", "right")
    )
    return accepted.filter(~(left == right).fill_null(value=False))


def strongest(found: pl.DataFrame) -> pl.DataFrame:
    """One edge for each pair of atoms, in an order that depends on nothing but the edges."""
    ordered = found.sort("weight", *_PAIR, "at_l", "at_r", descending=[True, False, False, False, False])
    return ordered.unique(_PAIR, keep="first", maintain_order=True)


def unambiguous(found: pl.DataFrame, atoms: Atoms, margin_bits: float) -> pl.DataFrame:
    """The edges without those by which an atom without a code is nearly as much of one code as of another: a person decides there."""
    coded = atoms.frame["code"].is_not_null().to_numpy()
    left, right = coded[found["l"].to_numpy()], coded[found["r"].to_numpy()]
    one_sided = found.with_columns(
        loose=pl.Series(np.where(left, found["r"].to_numpy(), found["l"].to_numpy())), is_mixed=pl.Series(left != right, dtype=pl.Boolean)
    )
    best = one_sided.filter("is_mixed").group_by("loose").agg(pl.col("weight").top_k(2).alias("two"))
    near = best.filter((pl.col("two").list.len() > 1) & (pl.col("two").list.get(0) - pl.col("two").list.min() < margin_bits))
    is_held = pl.col("is_mixed") & pl.col("loose").is_in(near["loose"].implode()) & (pl.col("weight") < JUDGED_WEIGHT)
    return one_sided.filter(~is_held).select(found.columns)
