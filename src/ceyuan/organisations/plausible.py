"""The guard: groups that are no organisation, by the limits of the city's rules; they are broken apart and reported."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.definitions.organisations import Plausibility
from ceyuan.organisations.atoms import Atoms
from ceyuan.organisations.components import Ints
from ceyuan.organisations.edges import JUDGED_WEIGHT

FAR = np.iinfo(np.int64).max
KINDS = ("too-many-names", "too-many-writings", "chain")
"""Why a group is implausible."""


def distances(roots: Ints, found: pl.DataFrame, atoms: Atoms, most: int) -> Ints:
    """How many ties each atom is away from the middle of its group: the atom with a code, else the one with most ties.

    Args:
        roots: the group of each atom.
        found: edges inside groups.
        most: where to stop; what is farther is `FAR`.
    """
    left, right = found["l"].to_numpy(), found["r"].to_numpy()
    degree = np.bincount(np.concatenate([left, right]), minlength=atoms.size)
    rank = pl.DataFrame({"root": roots, "no_code": atoms.frame["code"].is_null(), "ties": -degree.astype(np.int64)})
    middle = rank.with_row_index("atom").sort("root", "no_code", "ties", "atom").unique("root", keep="first")["atom"].to_numpy()
    away = np.full(atoms.size, FAR)
    away[middle] = 0
    for step in range(most):
        reached = [other[(away[one] == step) & (away[other] == FAR)] for one, other in ((left, right), (right, left))]
        if not any(map(len, reached)):
            break
        away[np.concatenate(reached)] = step + 1
    return away


def implausible(roots: Ints, away: Ints, mentions: pl.DataFrame, atoms: Atoms, limits: Plausibility) -> pl.DataFrame:
    """The groups that are no organisation: `root`, `why` (of `KINDS`), `names`, `writings`.

    A writing is a name with its code; of names one is counted however it is bracketed.
    """
    of = pl.Series(roots[atoms.of])
    told = mentions.select("name", "credit_code", "damaged_code", root=of, far=pl.Series(away[atoms.of] == FAR))
    sizes = told.group_by("root").agg(
        names=pl.col("name").n_unique(), writings=pl.struct("name", "credit_code", "damaged_code").n_unique(), is_chain=pl.col("far").any()
    )
    reasons = zip(KINDS, (pl.col("names") > limits.names, pl.col("writings") > limits.mentions, pl.col("is_chain")), strict=True)
    why = pl.coalesce(*(pl.when(found).then(pl.lit(kind)) for kind, found in reasons))
    return sizes.select("root", "names", "writings", why=why).filter(pl.col("why").is_not_null()).sort("root")


def without(found: pl.DataFrame, roots: Ints, broken: pl.DataFrame) -> pl.DataFrame:
    """The edges without those that machines drew inside broken groups."""
    inside: NDArray[np.bool_] = np.isin(roots[found["l"].to_numpy()], broken["root"].to_numpy())
    return found.filter(~pl.Series(inside, dtype=pl.Boolean) | (pl.col("weight") == JUDGED_WEIGHT))
