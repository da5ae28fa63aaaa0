"""From weighed pairs to ties: of what kind, told by what, and what follows."""

from __future__ import annotations

import polars as pl

from ceyuan.definitions.linkage import Linkage
from ceyuan.organisations.linkage.columns import TIE
from ceyuan.organisations.linkage.model import Model
from ceyuan.organisations.linkage.scoring import LEVEL, score

_SIDES = ("code", "head", "title", "branch")


def as_ties(prepared: pl.DataFrame, pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The pairs that are worth telling, as ties.

    Records of one valid code are tied whatever else they say; every other tie is told by its weight, but some findings, two different
    valid codes above all, are left to a person. A firm and its branch are
    tied as such: what they are compared by is the name alone, since all else may differ.

    Args:
        prepared: the records.
        pairs: `l`, `r`, mentions of theirs, each pair once.
        model: comparisons, weights, thresholds.
    """
    met = pl.concat([pairs["l"], pairs["r"]]).unique()
    paired = prepared.filter(pl.col("mention").is_in(met.implode()))
    scored = score(paired, pairs, model.linkage, model.weights)
    sides = paired.select("mention", *_SIDES)
    for side in ("left", "right"):
        names = {name: f"{name}_{side}" for name in _SIDES}
        scored = scored.join(sides.rename(names), left_on=side, right_on="mention", how="left", maintain_order="left")
    told = scored.with_columns(kind=_kind()).with_columns(by=_by())
    told = told.with_columns(weight=pl.when(pl.col("kind") == "branch").then(_branch_weight(model)).otherwise("weight"))
    told = told.with_columns(decision=_decision(model), probability=_probability())
    levels = pl.col(f"^{LEVEL}.*$").cast(pl.String)
    return told.filter(pl.col("decision") != "drop").select(*TIE, levels).sort("left", "right")


def _kind() -> pl.Expr:
    one_is_branch = pl.col("branch_left").is_null() != pl.col("branch_right").is_null()
    return pl.when(one_is_branch).then(pl.lit("branch")).otherwise(pl.lit("same"))


def _by() -> pl.Expr:
    told_by_code, same_head, same_title = (pl.col(f"{name}_left") == pl.col(f"{name}_right") for name in ("code", "head", "title"))
    told_by_name = same_title | (same_head & (pl.col("kind") == "branch"))
    return pl.when(told_by_code).then(pl.lit("code")).when(told_by_name).then(pl.lit("name")).otherwise(pl.lit("model"))


def _branch_weight(model: Model) -> pl.Expr:
    """What speaks for a firm and its branch: the prior and what the comparisons that count for it found."""
    found = [pl.lit(model.weights.prior_bits)]
    for name in model.branch_by:
        bits = {level: model.branch_bits(name, level) for level in model.weights.comparisons[name]}
        found.append(pl.col(LEVEL + name).replace_strict(bits, default=0.0, return_dtype=pl.Float64))
    return pl.sum_horizontal(found)


def _probability() -> pl.Expr:
    by_weight = 1 / (1 + pl.lit(2.0).pow(-pl.col("weight")))
    return pl.when(pl.col("by") == "code").then(1.0).otherwise(by_weight)


def _decision(model: Model) -> pl.Expr:
    thresholds = model.linkage.thresholds
    accepted, queued = (pl.col("weight") >= bits for bits in (thresholds.accept_bits, thresholds.queue_bits))
    is_accepted = (pl.col("by") == "code") | (accepted & ~_for_a_person(model.linkage))
    return pl.when(is_accepted).then(pl.lit("accept")).when(queued).then(pl.lit("queue")).otherwise(pl.lit("drop"))


def _for_a_person(linkage: Linkage) -> pl.Expr:
    findings = [(LEVEL + one.comparison, level.level) for one in linkage.comparisons for level in one.levels if level.for_a_person]
    found = pl.any_horizontal(pl.lit(value=False), *((pl.col(name) == level).fill_null(value=False) for name, level in findings))
    return (pl.col("kind") == "same") & found
