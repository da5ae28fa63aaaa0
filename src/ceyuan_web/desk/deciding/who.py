"""Who is who at the newest version, kept until something is written: reading it takes seconds in a large city."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.organisations import Model, Settlement, settlement, standing
from ceyuan.organisations.doubts import Doubt, doubts, pair
from ceyuan.organisations.standing import Standing
from ceyuan_web.base.city import Stamp, stamp, the_city
from ceyuan_web.base.policy import Scope
from ceyuan_web.base.whose_organisation import known, within
from ceyuan_web.base.worked_out import worked_out

QUEUE = 50
"""How many doubtful pairs are laid before a person at a time."""


def queue(scope: Scope) -> list[Doubt]:
    """The doubtful pairs of organisations within a scope that wait for a person, the likeliest first."""
    return _queue(scope, stamp())


def side_by_side(left: int, right: int) -> Doubt:
    """Two mentions, explained."""
    return pair(known(), Model.of(definitions()), left, right)


def sides(pairs: pl.DataFrame) -> dict[int, tuple[int | None, str | None]]:
    """The mentions of pairs (`l`, `r`) → the organisation in which each is settled, and what it is called."""
    ends, found = pl.concat([pairs["l"], pairs["r"]]).unique().implode(), known()
    told = found.who.filter(pl.col("mention").is_in(ends)).join(found.links, on="mention", how="left")
    return {mention: (number, name) for mention, number, name in told.select("mention", "organisation", "name").iter_rows()}


def named(numbers: Iterable[int]) -> dict[int, str]:
    """What organisations are called by the writing that gave each its number."""
    who = known().who
    return dict(who.filter(pl.col("serial").is_in(list(numbers))).select("serial", pl.col("name").fill_null("")).iter_rows())


def now() -> Standing:
    """What is linked and what waits."""
    return worked_out(_standing, stamp())


def proposed() -> Settlement:
    """How things would be settled, with every change that waits."""
    return _proposed(stamp())


def definitions() -> Definitions:
    """Those of today."""
    return the_city().definitions


@lru_cache(maxsize=8)
def _queue(scope: Scope, _: Stamp) -> list[Doubt]:
    return doubts(known(), Model.of(definitions()), QUEUE, None if scope.everything else within(scope))


def _standing(_: Stamp) -> Standing:
    return standing(definitions(), the_city().ledger)


@lru_cache(maxsize=1)
def _proposed(_: Stamp) -> Settlement:
    return settlement(definitions(), the_city().ledger)
