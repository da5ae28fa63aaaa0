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
    columns = dict.fromkeys(name for key in linkage.blocking for name in (*key.columns, *key.against))
    code = pl.col("code") if "code" in profiles.columns else pl.lit(None, pl.String)
    several = frozenset(name for name in columns if isinstance(profiles.schema[name], pl.List))
    with duckdb.connect() as connection:
        connection.register("profiles", profiles.select("mention", "is_new", *columns, is_free=code.is_null()).to_arrow())
        found = [_of_key(connection, way) for key in linkage.blocking for way in _ways(key, several)]
    pairs = pl.concat(one.pairs for one in found).unique()
    return Blocked(pairs.sort("l", "r"), pl.concat(one.capped for one in found))


@dataclass(frozen=True)
class _Way:
    """One way to read a key: of a pair, one record by these columns and the other by those."""

    key: BlockingKey
    columns: tuple[str, ...]
    against: tuple[str, ...]
    several: frozenset[str]

    @property
    def free(self) -> str:
        """Which records are looked at first: those that no valid code tells apart from others."""
        return "TRUE" if self.key.across_codes else "is_free"


def _ways(key: BlockingKey, several: frozenset[str]) -> list[_Way]:
    there = _Way(key, key.columns, key.against or key.columns, several)
    return [there, _Way(key, key.against, key.columns, several)] if key.against else [there]


def _of_key(connection: duckdb.DuckDBPyConnection, way: _Way) -> Blocked:
    most = way.key.most_pairs
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE l AS {_blocks(way, way.columns, way.free)};
        CREATE OR REPLACE TEMP TABLE r AS SELECT * FROM ({_blocks(way, way.against, "TRUE")}) SEMI JOIN l USING (block);
        CREATE OR REPLACE TEMP TABLE blocks AS
            SELECT block, r.records, l.records * r.records AS pairs
            FROM (SELECT block, count(*) AS records, bool_or(is_new) AS has_new FROM l GROUP BY block) AS l
            JOIN (SELECT block, count(*) AS records, bool_or(is_new) AS has_new FROM r GROUP BY block) AS r USING (block)
            WHERE l.has_new OR r.has_new""")
    pairs = connection.sql(f"""
        SELECT DISTINCT least(l.mention, r.mention) AS l, greatest(l.mention, r.mention) AS r
        FROM l JOIN blocks ON l.block = blocks.block AND pairs <= {most} JOIN r ON r.block = l.block
        WHERE l.mention <> r.mention AND (l.is_new OR r.is_new)""").pl()
    capped = connection.sql(f"""
        SELECT '{way.key.key}' AS key, min(value) AS value, min(records) AS records, min(pairs) AS pairs
        FROM ({_blocks(way, way.columns, way.free, ", concat_ws(' · ', {said}) AS value")}) JOIN blocks USING (block)
        WHERE pairs > {most} GROUP BY block ORDER BY pairs DESC, value""").pl()
    return Blocked(pairs, capped.cast(CAPPED))


def _blocks(way: _Way, columns: tuple[str, ...], which: str, more: str = "") -> str:
    """The block of each record; a record whose column is a list has one for each of its values."""
    read = ", ".join(f"unnest({name}) AS {name}" if name in way.several else name for name in columns)
    filled = " AND ".join(f"{name} IS NOT NULL" for name in columns)
    said = ", ".join(columns)
    return f"""
        SELECT mention, is_new, hash({said}) AS block{more.format(said=said)}
        FROM (SELECT mention, is_new, {read} FROM profiles WHERE {which}) WHERE {filled}"""
