"""Atoms: mentions that are one organisation before anything is weighed, because they state one code, or say the same without one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from ceyuan.definitions.organisations import Plausibility
from ceyuan.organisations.components import Ints
from ceyuan.organisations.mentions import WHO


@dataclass(frozen=True)
class Atoms:
    """The atoms of n mentions.

    Attributes:
        of: shape (n,), the atom of each mention, from 0.
        frame: one row for each atom, in order: `code` that it stands for (null: none), `mention`, its lowest.
        implausible: codes under which too many names stand: `credit_code`, `names`.
    """

    of: Ints
    frame: pl.DataFrame
    implausible: pl.DataFrame

    @property
    def size(self) -> int:
        """How many there are."""
        return self.frame.height


def atoms(mentions: pl.DataFrame, limits: Plausibility) -> Atoms:
    """The atoms.

    A code under which more names stand than one organisation can have had says nothing of who they are: each of its names is an
    atom of its own then, and the code is reported.

    Args:
        mentions: sorted by `mention`, with the columns of `WHO`.
    """
    by_code = mentions.filter(pl.col("credit_code").is_not_null()).group_by("credit_code").agg(names=pl.col("name").n_unique())
    implausible = by_code.filter(pl.col("names") > limits.names_of_a_code).sort("credit_code")
    told = mentions.select(
        "mention",
        *WHO,
        code=pl.when(~pl.col("credit_code").is_in(implausible["credit_code"].implode())).then("credit_code"),
    )
    alone = pl.col("code").is_null()
    by = ["code", *(pl.when(alone).then(pl.col(name)).alias(f"_{name}") for name in WHO)]
    numbered = told.with_columns(pl.col("mention").min().over(by).alias("_first"))
    frame = numbered.filter(pl.col("mention") == pl.col("_first")).select("code", "mention")
    of = frame["mention"].search_sorted(numbered["_first"]).to_numpy().astype(np.int64)
    return Atoms(of, frame, implausible)
