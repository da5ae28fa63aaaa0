"""Changes to settled organisations: which would become one, and which would come apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from ceyuan.organisations.components import components, numbers


@dataclass(frozen=True)
class Change:
    """One change of settled organisations.

    Attributes:
        kind: `merge`: several become one; `split`: one comes apart; `regroup`: several become several others.
        before, after: the organisations' numbers, ascending.
        mentions: how many mentions move.
    """

    kind: Literal["merge", "split", "regroup"]
    before: tuple[int, ...]
    after: tuple[int, ...]
    mentions: int


def changes(settled: pl.DataFrame, wanted: pl.DataFrame) -> list[Change]:
    """What `wanted` (`mention`, `organisation`) makes of `settled`; new mentions that join an organisation do not change it."""
    both = settled.select("mention", before="organisation").join(wanted.select("mention", after="organisation"), on="mention")
    is_moved = pl.col("before") != pl.col("after")
    moved = both.filter(is_moved)
    if moved.is_empty():
        return []
    met = pl.concat([moved["before"], moved["after"]]).unique().implode()  # of a million mentions those of few organisations move
    pairs = both.filter(pl.any_horizontal(pl.col("before", "after").is_in(met))).group_by("before", "after").agg(mentions=pl.len())
    pairs = pairs.sort("before", "after")
    names = pl.concat([pairs["before"], pairs["after"]]).unique().sort()
    root = components(len(names), numbers(pairs["before"], names), numbers(pairs["after"], names))
    grouped = pairs.with_columns(group=pl.Series(root[numbers(pairs["before"], names)]))
    torn = grouped.filter(is_moved)["group"].unique()
    found = (
        grouped.filter(pl.col("group").is_in(torn.implode()))
        .group_by("group")
        .agg(pl.col("before").unique().sort(), pl.col("after").unique().sort(), pl.col("mentions").filter(is_moved).sum())
        .sort("group")
    )
    return [_change(row["before"], row["after"], row["mentions"]) for row in found.iter_rows(named=True)]


def _change(before: list[int], after: list[int], mentions: int) -> Change:
    kind: Literal["merge", "split", "regroup"] = "merge" if len(after) == 1 else "split" if len(before) == 1 else "regroup"
    return Change(kind, tuple(before), tuple(after), mentions)


def touched(found: Iterable[Change]) -> pl.Series:
    """Every organisation in any of the changes."""
    every = sorted({number for change in found for number in (*change.before, *change.after)})
    return pl.Series("organisation", np.array(every, dtype=np.int64))
