"""Codes in columns that can be compared, and pairs of a damaged code and the valid one that it may have been."""

from __future__ import annotations

import polars as pl

from ceyuan.values.credit_code import normalise, propose

_SCIENTIFIC = r"^(\d)\.?(\d*)E\+?\d+$"
_GROUPED_OR_FRACTION = r",|\.0*$"
_LOST = r"^(\d{12,15}?)0{3,}$"
_MOST_PROPOSALS = 20

CODES = ("mention", "code", "code_text")
"""The prepared columns by which damaged codes are told."""


def code_columns(records: pl.DataFrame) -> pl.DataFrame:
    """The codes of records.

    Args:
        records: `credit_code`, valid or null; `damaged_code`, anything.

    Returns:
        `code`, the valid one; `code_text`, it or else the normal form of the damaged one; `code_lead`, the leading digits that are
        left of one that was taken for a number.
    """
    damaged = normalise(records["damaged_code"]).alias("damaged")
    frame = records.select("credit_code").with_columns(damaged)
    number = pl.col("damaged").str.replace_all(_GROUPED_OR_FRACTION, "")
    scientific = pl.col("damaged").str.extract(_SCIENTIFIC, 1) + pl.col("damaged").str.extract(_SCIENTIFIC, 2)
    lead = pl.coalesce(scientific, number.str.extract(_LOST))
    return frame.select(
        pl.col("credit_code").alias("code"),
        pl.coalesce("credit_code", "damaged").alias("code_text"),
        pl.when(pl.col("credit_code").is_null()).then(lead).alias("code_lead"),
    )


def repair_pairs(prepared: pl.DataFrame) -> pl.DataFrame:
    """The pairs, one at least new, of a record with a damaged code and one with a valid code that it may have been.

    Returns:
        `l` and `r`, mentions.
    """
    damaged = prepared.filter(pl.col("code").is_null() & pl.col("code_text").is_not_null()).select("mention", "code_text", "is_new")
    sound = prepared.filter(pl.col("code").is_not_null()).select("mention", "code", "is_new")
    # A damaged code that was known before is looked up among the new ones alone: of a million few are new.
    sides = ((damaged.filter("is_new"), sound), (damaged.filter(~pl.col("is_new")), sound.filter("is_new")))
    return pl.concat(_repaired(some, among) for some, among in sides)


def _repaired(damaged: pl.DataFrame, sound: pl.DataFrame) -> pl.DataFrame:
    proposals = propose(damaged["code_text"], sound["code"].unique(), _MOST_PROPOSALS).filter("is_known")
    found = damaged[proposals["row"]].with_columns(proposals["candidate"].alias("code")).join(sound, on="code")
    return found.select(pl.col("mention").alias("l"), pl.col("mention_right").alias("r"))
