"""The rows behind a cited figure, as a document shows them: each in its file, sheet and cell, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ceyuan.definitions import Column, Definitions
from ceyuan.indicators.presenting import own_name
from ceyuan.reports.counted import counted_parts, telling
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
    words: Bilingual
    rows: int


@dataclass(frozen=True)
class Proof:
    """The rows of one figure.

    Attributes:
        columns: those of the dataset, without personal ones.
        counted: rows that count, those of the period first: `role`, `window`, `indicator`, `weight`, `batch`, `file`, `sheet`, `row`,
            `cell`, then `columns`.
        left_out: rows that do not count, with `reason`, `detail_zh` and `detail_en` beside; those outside the period last.
        reasons: how many were left out, by reason.
    """

    columns: tuple[ProofColumn, ...]
    counted: pl.DataFrame
    left_out: pl.DataFrame
    reasons: tuple[LeftOut, ...]


def proof_columns(definitions: Definitions, indicator: str) -> list[ProofColumn]:
    """The columns of the datasets behind an indicator, each name once."""
    columns: dict[str, ProofColumn] = {}
    for part in counted_parts(definitions, indicator):
        dataset = definitions.datasets[part.dataset or ""]
        keys = telling(part, dataset)
        for column in dataset.columns:
            name = own_name(dataset, column.name)
            columns.setdefault(name, ProofColumn(name, column.label, _labels(definitions, column), column.name in keys))
    return list(columns.values())


def _labels(definitions: Definitions, column: Column) -> dict[str, Bilingual]:
    if column.kind == "place" and definitions.places:
        return {place.code: place.label for place in definitions.places.entries}
    if column.list == "tracks" and definitions.track_list:
        return {track.code: track.label for track in definitions.track_list.entries}
    codes = definitions.lists.get(column.list or "")
    return {entry.code: entry.label for entry in codes.entries} if codes else {}
