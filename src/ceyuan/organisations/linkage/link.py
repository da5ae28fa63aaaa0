"""Linking: from records, and what is known already, to ties with their weights."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ceyuan.organisations.linkage.blocking import blocked
from ceyuan.organisations.linkage.codes import CODES, repair_pairs
from ceyuan.organisations.linkage.exact import code_stars, profile_stars, with_profiles
from ceyuan.organisations.linkage.model import Model
from ceyuan.organisations.linkage.near import is_near
from ceyuan.organisations.linkage.prepare import is_prepared, prepare
from ceyuan.organisations.linkage.ties import as_ties


def link(records: pl.DataFrame, known: pl.DataFrame | None, model: Model) -> pl.DataFrame:
    """The ties that `linked` finds."""
    return linked(records, known, model).ties


@dataclass(frozen=True)
class Linked:
    """What linking found.

    Attributes:
        ties: columns as `columns.TIE` has them, then `level_…` for each comparison; sorted by left and right.
        capped: blocks that were too large to compare: `key`, `value`, `records`, and the `pairs` that were not made.
    """

    ties: pl.DataFrame
    capped: pl.DataFrame


def linked(records: pl.DataFrame, known: pl.DataFrame | None, model: Model) -> Linked:
    """Ties of records to one another and to known ones.

    A tie is a matter of its two records alone, so batches may come in any order: the ties found are the same.

    Args:
        records: columns as `columns.RECORD` has them, or prepared; one row for each mention.
        known: more of them, linked before; pairs among them are not looked at again.
        model: comparisons, weights, thresholds.
    """
    new, old = _ready(records, model), _ready(records.clear() if known is None else known, model)
    repaired = repair_pairs(_together(new.select(CODES), old.select(CODES)))
    is_met = old["mention"].is_in(pl.concat([repaired["l"], repaired["r"]]).implode())
    prepared = with_profiles(_together(new, old.filter(is_met | is_near(old, new, model.linkage))))
    profiles = prepared.filter(pl.col("profile") == pl.col("mention"))
    repaired = repaired.filter(pl.col(end).is_in(profiles["mention"].implode()) for end in ("l", "r"))
    found = blocked(profiles, model.linkage)
    pairs = pl.concat([found.pairs, profile_stars(prepared), code_stars(profiles), repaired])
    return Linked(as_ties(prepared, _once(pairs), model), found.capped)


def _ready(records: pl.DataFrame, model: Model) -> pl.DataFrame:
    return records if is_prepared(records) else prepare(records, model)


def _together(new: pl.DataFrame, old: pl.DataFrame) -> pl.DataFrame:
    """The records with `is_new`; one that was known before is not."""
    if old.is_empty():  # a million need not be copied
        return new.with_columns(is_new=pl.lit(value=True))
    told = pl.concat([old.with_columns(is_new=pl.lit(value=False)), new.with_columns(is_new=pl.lit(value=True))])
    return told.unique("mention", keep="first", maintain_order=True)


def _once(pairs: pl.DataFrame) -> pl.DataFrame:
    ordered = pairs.select(pl.min_horizontal("l", "r").alias("l"), pl.max_horizontal("l", "r").alias("r"))
    return ordered.unique().sort("l", "r")
