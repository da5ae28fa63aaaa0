"""Which records are compared: those that have a blocking key's columns equal, but no block that would be too many pairs."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import polars as pl

from ceyuan.definitions.linkage import BlockingKey, Linkage

PAIRS = "pairs"
CAPPED = {"key": pl.String, "value": pl.String, "records": pl.Int64, "pairs": pl.Int64}


@dataclass(frozen=True)
class Blocked:
    """What blocking found.

    Attributes:
        pairs: `l`, `r`, mentions with l < r, each pair once.
        capped: the blocks of which no pairs were made: `key`, `value`, `records`, `pairs` that it would have been.
    """

    pairs: pl.DataFrame
    capped: pl.DataFrame


def blocked(profiles: pl.DataFrame, linkage: Linkage) -> Blocked:
    """The pairs to compare, at least one of each new.

    Two records with different valid codes are known to be different and not compared, unless the key says so.

    Args:
        profiles: prepared, with `is_new`; `code` where they have codes.
        linkage: with the blocking keys.
    """
    with duckdb.connect() as connection:
        connection.register("given", profiles.to_arrow())
        columns = dict.fromkeys(name for key in linkage.blocking for name in (*key.columns, *key.against))
        code = "code" if "code" in profiles.columns else "NULL AS code"
        connection.execute(f"CREATE TABLE profiles AS SELECT mention, is_new, {', '.join([code, *columns])} FROM given")
        found = [_of_key(connection, key) for key in linkage.blocking]
    pairs = pl.concat(one.pairs for one in found).unique(maintain_order=True)
    return Blocked(pairs.sort("l", "r"), pl.concat(one.capped for one in found))


def _of_key(connection: duckdb.DuckDBPyConnection, key: BlockingKey) -> Blocked:
    left = ", ".join(key.columns)
    right = ", ".join(key.against or key.columns)
    free = "TRUE" if key.across_codes else "code IS NULL"
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE l AS SELECT mention, is_new, code, hash({left}) AS block, concat_ws(' · ', {left}) AS value
        FROM profiles WHERE {_filled(key.columns)}""")
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE r AS SELECT mention, is_new, code, hash({right}) AS block
        FROM profiles WHERE {_filled(key.against or key.columns)}""")
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE blocks AS
        WITH lefts AS (
            SELECT block, min(value) AS value, count(*) AS records, count(*) FILTER ({free}) AS free FROM l GROUP BY block),
        rights AS (SELECT block, count(*) AS records, count(*) FILTER ({free}) AS free FROM r GROUP BY block)
        SELECT block, value, lefts.records, lefts.free * rights.records + rights.free * lefts.records AS pairs
        FROM lefts JOIN rights USING (block)""")
    pairs = " UNION ".join(_joined(one, other, key) for one, other in (("l", "r"), ("r", "l")))
    capped = f"SELECT '{key.key}' AS key, value, records, pairs FROM blocks WHERE pairs > {2 * key.most_pairs} ORDER BY pairs DESC"
    return Blocked(connection.sql(pairs).pl(), connection.sql(capped).pl().cast(CAPPED))


def _joined(one: str, other: str, key: BlockingKey) -> str:
    """Pairs of a record of `one`, without a code unless the key goes across codes, and any of `other`."""
    free = "TRUE" if key.across_codes else f"{one}.code IS NULL"
    return f"""
        SELECT least({one}.mention, {other}.mention) AS l, greatest({one}.mention, {other}.mention) AS r
        FROM {one} JOIN blocks ON {one}.block = blocks.block AND blocks.pairs <= {2 * key.most_pairs}
        JOIN {other} ON {other}.block = {one}.block
        WHERE {free} AND {one}.mention <> {other}.mention AND ({one}.is_new OR {other}.is_new)"""


def _filled(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"{name} IS NOT NULL" for name in columns)
