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
        several = {name for name, kind in profiles.schema.items() if isinstance(kind, pl.List)}
        found = [_of_key(connection, key, several) for key in linkage.blocking]
    pairs = pl.concat(one.pairs for one in found).unique(maintain_order=True)
    return Blocked(pairs.sort("l", "r"), pl.concat(one.capped for one in found))


def _of_key(connection: duckdb.DuckDBPyConnection, key: BlockingKey, several: set[str]) -> Blocked:
    against = key.against or key.columns
    free = "TRUE" if key.across_codes else "code IS NULL"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE l AS {_blocks(key.columns, several)}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE r AS {_blocks(against, several)}")
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE blocks AS
        WITH news AS (SELECT block FROM l WHERE is_new UNION SELECT block FROM r WHERE is_new),
        lefts AS (
            SELECT block, min(value) AS value, count(*) AS records, count(*) FILTER ({free}) AS free
            FROM l SEMI JOIN news USING (block) GROUP BY block),
        rights AS (SELECT block, count(*) AS records, count(*) FILTER ({free}) AS free FROM r SEMI JOIN news USING (block) GROUP BY block)
        SELECT block, value, lefts.records, greatest(lefts.free * rights.records, rights.free * lefts.records) AS pairs
        FROM lefts JOIN rights USING (block)""")
    both_ways = (("l", "r"), ("r", "l")) if key.against else (("l", "r"),)
    pairs = " UNION ".join(_joined(one, other, key) for one, other in both_ways)
    capped = f"SELECT '{key.key}' AS key, value, records, pairs FROM blocks WHERE pairs > {key.most_pairs} ORDER BY pairs DESC, value"
    return Blocked(connection.sql(pairs).pl(), connection.sql(capped).pl().cast(CAPPED))


def _blocks(columns: tuple[str, ...], several: set[str]) -> str:
    """The block of each record; a record whose column is a list has one for each of its values."""
    read = ", ".join(f"unnest({name}) AS {name}" if name in several else name for name in columns)
    filled = " AND ".join(f"{name} IS NOT NULL" for name in columns)
    said = ", ".join(columns)
    return f"""
        SELECT mention, is_new, code, hash({said}) AS block, concat_ws(' · ', {said}) AS value
        FROM (SELECT mention, is_new, code, {read} FROM profiles) WHERE {filled}"""


def _joined(one: str, other: str, key: BlockingKey) -> str:
    """Pairs of a record of `one`, without a code unless the key goes across codes, and any of `other`."""
    free = "TRUE" if key.across_codes else f"{one}.code IS NULL"
    return f"""
        SELECT least({one}.mention, {other}.mention) AS l, greatest({one}.mention, {other}.mention) AS r
        FROM {one} JOIN blocks ON {one}.block = blocks.block AND blocks.pairs <= {key.most_pairs}
        JOIN {other} ON {other}.block = {one}.block
        WHERE {free} AND {one}.mention <> {other}.mention AND ({one}.is_new OR {other}.is_new)"""
