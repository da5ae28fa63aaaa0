"""Weighing pairs: Splink compares, on DuckDB, what the model says is compared, and sums what each finding weighs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl

from ceyuan.definitions.linkage import Comparison, Linkage, Weights

if TYPE_CHECKING:
    from splink import DuckDBAPI, Linker

LEVEL = "level_"
_RECORDS = "linkage_records"
_PAIRS = "linkage_pairs"


def settings_of(linkage: Linkage, weights: Weights | None) -> dict[str, Any]:
    """The model as Splink takes it; without weights where they are yet to be estimated."""
    settings: dict[str, Any] = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "mention",
        "blocking_rules_to_generate_predictions": [],
        "comparisons": [_comparison(one, weights) for one in linkage.comparisons],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }
    if weights is None:
        return settings
    return {**settings, "probability_two_random_records_match": 1 / (1 + 2.0**-weights.prior_bits)}


def score(profiles: pl.DataFrame, pairs: pl.DataFrame, linkage: Linkage, weights: Weights) -> pl.DataFrame:
    """The weight of each pair and its finding in each comparison.

    Args:
        profiles: prepared records.
        pairs: `l`, `r`, mentions of theirs.
        linkage, weights: the model.

    Returns:
        `left`, `right`, `weight` in bits, and for each comparison `level_…`, null where nothing could be compared.
    """
    from splink import DuckDBAPI  # it takes a third of a second, and whoever asks for a figure imports this module

    with duckdb.connect() as connection:
        database = DuckDBAPI(connection)
        linker = linker_on(database, profiles, settings_of(linkage, weights))
        blocked = pairs.select(pl.lit("0").alias("match_key"), pl.col("l").alias("join_key_l"), pl.col("r").alias("join_key_r"))
        registered = database.register(blocked.to_arrow(), table_name=_PAIRS)
        linker.table_management.register_blocked_pairs_for_predict(registered)
        scored = linker.inference.predict(warning_mode="never").as_duckdbpyrelation().pl()
    return _named(scored, linkage, weights)


def linker_on(database: DuckDBAPI, profiles: pl.DataFrame, settings: dict[str, Any]) -> Linker:
    """Splink's linker over the prepared records."""
    from splink import Linker

    compared = profiles.select("mention", *(name for name in profiles.columns if name in _columns(settings)))
    return Linker(database.register(compared.to_arrow(), table_name=_RECORDS), settings, log_level=None)


def _columns(settings: dict[str, Any]) -> set[str]:
    """The prepared columns that conditions name, with `_l` and `_r` behind them, and those whose frequencies count."""
    levels = [level for one in settings["comparisons"] for level in one["comparison_levels"]]
    conditions = " ".join(level["sql_condition"] for level in levels)
    frequent = {level["tf_adjustment_column"] for level in levels if "tf_adjustment_column" in level}
    return frequent | set(re.findall(r"\b(\w+)_[lr]\b", conditions))


def _comparison(comparison: Comparison, weights: Weights | None) -> dict[str, Any]:
    sides = [f"{name}_{side} IS NULL" for name in comparison.columns for side in "lr"]
    missing = {"sql_condition": " OR ".join(sides), "label_for_charts": "missing", "is_null_level": True}
    chances = weights.comparisons[comparison.comparison] if weights else {}
    levels = [missing]
    for level in comparison.levels:
        said: dict[str, Any] = {"sql_condition": level.when or "ELSE", "label_for_charts": level.level}
        said["tf_adjustment_column"] = level.frequency_of
        found = chances.get(level.level)
        said |= {"m_probability": found.m, "u_probability": found.u} if found else {}
        levels.append({key: value for key, value in said.items() if value is not None})
    about = {"output_column_name": comparison.comparison, "comparison_description": comparison.label.en}
    return {**about, "comparison_levels": levels}


def _named(scored: pl.DataFrame, linkage: Linkage, weights: Weights) -> pl.DataFrame:
    return scored.select(
        pl.col("mention_l").alias("left"),
        pl.col("mention_r").alias("right"),
        pl.col("match_weight").alias("weight"),
        *(_finding(one, weights) for one in linkage.comparisons),
    )


def _finding(comparison: Comparison, weights: Weights) -> pl.Expr:
    """The level's id, known by its weight: Splink gives the level itself only together with all texts that were compared."""
    levels = {chances.bits: level for level, chances in weights.comparisons[comparison.comparison].items()}
    weighed = pl.col(f"mw_{comparison.comparison}")
    found = weighed.replace_strict(list(levels), list(levels.values()), default=None, return_dtype=pl.Enum(list(levels.values())))
    return found.alias(LEVEL + comparison.comparison)
