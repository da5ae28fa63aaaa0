"""Ties that need no weighing: records that say the same, and records with one valid code. A group is tied as a star, never all to all."""

from __future__ import annotations

import polars as pl


def with_profiles(prepared: pl.DataFrame) -> pl.DataFrame:
    """The prepared records with `profile`: the mention that stands for all that say the same; one known before a new one."""
    return _with_centre(prepared, ["content"], "profile")


def code_stars(profiles: pl.DataFrame) -> pl.DataFrame:
    """Ties of new profiles to the one at the centre of their code; a branch that states the code of its firm has its own star.

    Args:
        profiles: prepared, one record for each profile.

    Returns:
        `l`, `r`: mentions.
    """
    new_codes = profiles.filter("is_new")["code"].drop_nulls().unique()
    touched = profiles.select("mention", "is_new", "code", pl.col("branch").fill_null("")).filter(pl.col("code").is_in(new_codes.implode()))
    by_branch = _with_centre(touched, ["code", "branch"], "centre")
    centres = by_branch.filter(pl.col("centre") == pl.col("mention")).drop("centre")
    return pl.concat([_spokes(by_branch, "centre"), _spokes(_with_centre(centres, ["code"], "centre"), "centre")])


def profile_stars(prepared: pl.DataFrame) -> pl.DataFrame:
    """Ties of new records to the profile that says the same."""
    return _spokes(prepared, "profile")


def _spokes(frame: pl.DataFrame, centre: str) -> pl.DataFrame:
    spokes = frame.filter(pl.col("is_new"), pl.col("mention") != pl.col(centre))
    return spokes.select(pl.col(centre).alias("l"), pl.col("mention").alias("r"))


def _with_centre(frame: pl.DataFrame, by: list[str], name: str) -> pl.DataFrame:
    mention = pl.col("mention")
    known_first = pl.coalesce(mention.filter(~pl.col("is_new")).min(), mention.min())
    return frame.join(frame.group_by(by).agg(known_first.alias(name)), on=by, how="left", maintain_order="left")
