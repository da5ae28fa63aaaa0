"""Contested groups: what hangs together although it may not, taken apart again along its weakest ties."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import polars as pl

from ceyuan.organisations.atoms import Atoms
from ceyuan.organisations.components import Ints, components
from ceyuan.organisations.edges import JUDGED_WEIGHT

_PAIR = ("l", "r")


def partition(found: pl.DataFrame, atoms: Atoms, different: pl.DataFrame) -> Ints:
    """The group of each atom, by the edges, so that no group holds two codes, or a pair judged different.

    Edges are taken in their order, the strongest first; one that would join what may not be joined is passed over. Only a person's
    verdict joins two codes. The outcome depends on the set of edges alone, not on when they came; and groups that have nothing to do
    with one another do not change one another.

    Args:
        found: edges, in order.
        different: pairs of atoms judged different: `l`, `r`.

    Returns:
        Shape (atoms,), the lowest atom of each one's group.
    """
    root = components(atoms.size, found["l"].to_numpy(), found["r"].to_numpy())
    contested = _contested(root, atoms, different)
    if not contested.size:
        return root
    inside = pl.Series(np.isin(root[found["l"].to_numpy()], contested))
    kept = pl.DataFrame(_joined(found.filter(inside), atoms, different), schema=dict.fromkeys(_PAIR, pl.Int64), orient="row")
    joined = pl.concat([found.filter(~inside).select(_PAIR), kept])
    return components(atoms.size, joined["l"].to_numpy(), joined["r"].to_numpy())


def _contested(root: Ints, atoms: Atoms, different: pl.DataFrame) -> Ints:
    coded = np.flatnonzero(atoms.frame["code"].is_not_null().to_numpy())
    groups, counts = np.unique(root[coded], return_counts=True)
    ends = [root[different[end].to_numpy()] for end in ("l", "r")]
    return np.union1d(groups[counts > 1], ends[0][ends[0] == ends[1]])


def _joined(found: pl.DataFrame, atoms: Atoms, different: pl.DataFrame) -> list[tuple[int, int]]:
    """The edges that may join, one after the other; contested groups are few and small, so this walks over them."""
    codes = atoms.frame["code"]
    groups: dict[int, int] = {}
    held: dict[int, set[str]] = defaultdict(set)
    foes: dict[int, set[int]] = defaultdict(set)
    members = set(found["l"].to_list()) | set(found["r"].to_list())
    for atom in members:
        groups[atom] = atom
        held[atom] = {code} if (code := codes[atom]) is not None else set()
    for one, other in different.rows():
        if one in members and other in members:
            foes[one].add(other)
            foes[other].add(one)
    kept = []
    for one, other, weight in found.select("l", "r", "weight").iter_rows():
        left, right = _top(groups, one), _top(groups, other)
        if left == right or any(_top(groups, foe) == right for foe in foes[left]):
            continue
        is_one_code = held[left] <= held[right] or held[right] <= held[left]
        if is_one_code or weight == JUDGED_WEIGHT:
            kept.append((one, other))
            groups[right] = left
            held[left] |= held.pop(right)
            foes[left] |= foes.pop(right, set())
    return kept


def _top(groups: dict[int, int], atom: int) -> int:
    while groups[atom] != atom:
        groups[atom] = atom = groups[groups[atom]]
    return atom
