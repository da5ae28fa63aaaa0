"""Clusters: which mentions are one organisation, as a function of mentions, ties and judgements alone.

Nothing here depends on the order in which they came. What changes in one group of things that hang together changes no other.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ceyuan.definitions.organisations import Plausibility
from ceyuan.organisations.atoms import Atoms, atoms
from ceyuan.organisations.components import Ints
from ceyuan.organisations.contested import partition
from ceyuan.organisations.edges import JUDGED_WEIGHT, edges, unambiguous
from ceyuan.organisations.judged import Judged, judged
from ceyuan.organisations.plausible import distances, implausible, without


@dataclass(frozen=True)
class Clusters:
    """The clusters of n mentions.

    Attributes:
        members: `mention`, `cluster` (the lowest mention in it), `by` (`self`; `code`, `name`: states the same as the mention that
            it is tied to; `model`, `judgement`), `tied_to`, `weight`; in the order of the mentions.
        findings: what was broken apart: `why`, `subject` (a code, or the lowest mention as text), `names`, `writings`.
        judged: the judgements as they counted, in mentions.
    """

    members: pl.DataFrame
    findings: pl.DataFrame
    judged: Judged


def clusters(mentions: pl.DataFrame, ties: pl.DataFrame, judgements: pl.DataFrame, limits: Plausibility, *, four_eyes: bool) -> Clusters:
    """Put mentions together.

    Args:
        mentions: with the columns of `WHO`, sorted by `mention`, none twice.
        ties: as linkage gives them; between mentions that are there.
        judgements: as `judged` takes them.
    """
    units = atoms(mentions, limits)
    counted = judged(judgements, mentions["mention"], units, four_eyes=four_eyes)
    found = unambiguous(edges(ties, mentions, units, counted), units, limits.margin_bits)
    roots = partition(found, units, counted.different)
    away = distances(roots, _inside(found, roots), units, limits.steps)
    broken = implausible(roots, away, mentions, units, limits)
    if broken.height:
        found = without(found, roots, broken)
        roots = partition(found, units, counted.different)
        away = distances(roots, _inside(found, roots), units, mentions.height)
    members = _members(mentions, units, roots, _parents(_inside(found, roots), away))
    return Clusters(members, _findings(units, broken), _in_mentions(counted, units))


def _inside(found: pl.DataFrame, roots: Ints) -> pl.DataFrame:
    together = roots[found["l"].to_numpy()] == roots[found["r"].to_numpy()]
    return found.filter(pl.Series(together, dtype=pl.Boolean))


def _parents(found: pl.DataFrame, away: Ints) -> pl.DataFrame:
    """For each atom that is not the middle of its group, its strongest edge towards it: `atom`, `weight`, `towards` (a mention)."""
    sides = []
    for near, far in (("l", "r"), ("r", "l")):
        inwards = pl.Series(away[found[near].to_numpy()] < away[found[far].to_numpy()], dtype=pl.Boolean)
        sides.append(found.filter(inwards).select("weight", atom=far, towards=f"at_{near}"))
    return pl.concat(sides).sort("weight", "towards", descending=[True, False]).unique("atom", keep="first", maintain_order=True)


def _members(mentions: pl.DataFrame, units: Atoms, roots: Ints, parents: pl.DataFrame) -> pl.DataFrame:
    of, first = pl.Series(units.of), units.frame["mention"]
    told = mentions.select(
        "mention",
        atom=of,
        cluster=first.gather(pl.Series(roots[units.of])),
        first=first.gather(of),
        alike=pl.when(units.frame["code"].is_not_null().gather(of)).then(pl.lit("code")).otherwise(pl.lit("name")),
    ).join(parents, on="atom", how="left", maintain_order="left")
    leads, weight = pl.col("mention") == pl.col("first"), pl.col("weight")
    by = (
        pl.when(~leads)
        .then("alike")
        .when(weight == JUDGED_WEIGHT)
        .then(pl.lit("judgement"))
        .when(weight.is_not_null())
        .then(pl.lit("model"))
        .otherwise(pl.lit("self"))
    )
    return told.select(
        "mention",
        "cluster",
        by=by,
        tied_to=pl.when(~leads).then("first").otherwise("towards"),
        weight=pl.when(leads & (weight < JUDGED_WEIGHT)).then(weight),
    )


def _findings(units: Atoms, broken: pl.DataFrame) -> pl.DataFrame:
    codes = units.implausible.select(why=pl.lit("code-of-many-names"), subject="credit_code", names="names", writings="names")
    first = units.frame["mention"].gather(broken["root"]).cast(pl.String)
    groups = broken.select("why", subject=first, names="names", writings="writings")
    return pl.concat([frame.with_columns(pl.col("names", "writings").cast(pl.Int64)) for frame in (codes, groups)])


def _in_mentions(counted: Judged, units: Atoms) -> Judged:
    def named(frame: pl.DataFrame) -> pl.DataFrame:
        first = units.frame["mention"]
        return frame.with_columns(l=first.gather(frame["l"]), r=first.gather(frame["r"]))

    return Judged(*(named(frame) for frame in (counted.same, counted.different, counted.conflicts, counted.waiting)))
