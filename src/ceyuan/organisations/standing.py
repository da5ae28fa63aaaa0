"""How things stand: what is linked, what waits, what was broken apart, which judgements contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.ledger import Ledger
from ceyuan.organisations.changes import Change
from ceyuan.organisations.compare import uncompared
from ceyuan.organisations.doubts import doubtful
from ceyuan.organisations.settle import settlement


@dataclass(frozen=True)
class Standing:
    """How things stand.

    Attributes:
        mentions, organisations: how many are settled.
        new: mentions that have not been compared yet.
        unsettled: mentions that were compared and are in no organisation yet.
        by: by what mentions are tied → how many.
        doubts: pairs that wait for a person.
        changes: changes of settled organisations that wait to be confirmed.
        findings: what was broken apart, as `Known.findings`.
        judgements: how many a person has given; `conflicts`, `waiting`: as `Judged` has them.
    """

    version: int
    mentions: int
    organisations: int
    new: int
    unsettled: int
    by: dict[str, int]
    doubts: int
    changes: tuple[Change, ...]
    findings: pl.DataFrame
    judgements: int
    conflicts: pl.DataFrame
    waiting: pl.DataFrame


def standing(definitions: Definitions, ledger: Ledger) -> Standing:
    """How things stand now."""
    proposed = settlement(definitions, ledger)
    known, links = proposed.known, proposed.known.links
    return Standing(
        version=known.version,
        mentions=links.height,
        organisations=links["organisation"].n_unique(),
        new=uncompared(definitions, known).height,
        unsettled=known.who.join(links, on="mention", how="anti").height,
        by=dict(links.group_by("by").agg(pl.len()).sort("by").iter_rows()),
        doubts=doubtful(known).height,
        changes=proposed.changes,
        findings=known.findings,
        judgements=known.judgements.height,
        conflicts=proposed.clusters.judged.conflicts,
        waiting=proposed.clusters.judged.waiting,
    )
