"""The rows behind a cited figure, as a document shows them: each in its file, sheet and cell, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ceyuan.values import Bilingual


@dataclass(frozen=True)
class ProofColumn:
    """A column of the rows.

    Attributes:
        name: in the frame.
        labels: what its codes are called, for districts, tracks and categories.
        is_key: whether it is shown where there is little room.
    """

    name: str
    label: Bilingual
    labels: Mapping[str, Bilingual]
    is_key: bool


@dataclass(frozen=True)
class LeftOut:
    """How many rows were left out, in which role, for which reason."""

    role: str
    window: str
    reason: str
    rows: int


@dataclass(frozen=True)
class Proof:
    """The rows of one figure.

    Attributes:
        columns: those of the dataset, without personal ones.
        counted: rows that count, those of the period first: `role`, `window`, `indicator`, `weight`, `batch`, `file`, `sheet`, `row`,
            `cell`, then `columns`; at most as many as were asked for.
        left_out: rows that do not count, with `reason`, `detail_zh` and `detail_en` beside.
        reasons: how many were left out of all.
    """

    columns: tuple[ProofColumn, ...]
    counted: pl.DataFrame
    left_out: pl.DataFrame
    reasons: tuple[LeftOut, ...]

    @property
    def left_out_rows(self) -> int:
        """How many rows were left out in all."""
        return sum(one.rows for one in self.reasons)
