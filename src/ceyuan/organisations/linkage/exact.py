"""Ties that need no weighing: records that say the same, and records with one valid code. A group is tied as a star, never all to all."""

from __future__ import annotations

import polars as pl

BRANCH_SAID = "branch_said"


def with_profiles(prepared: pl.DataFrame) -> pl.DataFrame:
    """The prepared records with `profile`: the mention that stands for all that say the same; one known before a new one."""
    content = prepared.drop("mention", "is_new").hash_rows(seed=0)
    frame = prepared.with_columns(content.alias("content"))
    return _with_centre(frame, ["content"], "profile").drop("content")


def code_stars(profiles: pl.DataFrame) -> pl.DataFrame:
    """Ties of new profiles to the one at the centre of their code; a branch that states the code of its firm has its own star.

    Args:
        profiles: prepared, one record for each profile.

    Returns:
        `l`, `r`: mentions.
    """
    coded = profiles.filter(pl.col("code").is_not_null()).with_columns(pl.col("branch").fill_null("").alias(BRANCH_SAID))
    branches = _star(coded, ["code", BRANCH_SAID])
    centres = _with_centre(coded, ["code", BRANCH_SAID], "centre").filter(pl.col("centre") == pl.col("mention"))
    return pl.concat([branches, _star(centres, ["code"])])


def profile_stars(prepared: pl.DataFrame) -> pl.DataFrame:
    """Ties of new records to the profile that says the same."""
    return _spokes(prepared, "profile")


def _star(frame: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    return _spokes(_with_centre(frame, by, "centre"), "centre")


def _spokes(frame: pl.DataFrame, centre: str) -> pl.DataFrame:
    spokes = frame.filter(pl.col("is_new"), pl.col("mention") != pl.col(centre))
    return spokes.select(pl.col(centre).alias("l"), pl.col("mention").alias("r"))


def _with_centre(frame: pl.DataFrame, by: list[str], name: str) -> pl.DataFrame:
    centres = frame.sort("is_new", "mention").group_by(by, maintain_order=True).agg(pl.col("mention").first().alias(name))
    return frame.join(centres, on=by, how="left", maintain_order="left")
