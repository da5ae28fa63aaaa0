"""Matching the headers of a sheet to the columns of a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ceyuan.definitions import Dataset, Unit
from ceyuan.intake.headers.cell import HeaderCell
from ceyuan.intake.headers.vocabulary import SKIPPED, HeaderVocabulary


@dataclass(frozen=True, slots=True)
class Match:
    """How the headers of a sheet fit a dataset.

    Attributes:
        found: column name → its header.
        units: column name → the unit in its header.
        unknown: headers that mean nothing here.
        repeated: headers that mean a column which an earlier one has.
        skipped: headers that are known and not received.
        score: how well they fit, 0 to 1: most for the columns that must be there, the rest for headers that are known.
    """

    found: Mapping[str, HeaderCell]
    units: Mapping[str, Unit]
    unknown: tuple[HeaderCell, ...]
    repeated: tuple[HeaderCell, ...]
    skipped: tuple[HeaderCell, ...]
    score: float

    @property
    def rank(self) -> tuple[float, int]:
        """What the better of two matches has more of."""
        return (len(self.found) - 0.5 * len(self.unknown) - len(self.repeated), len(self.found))


def match(headers: Iterable[HeaderCell], dataset: Dataset, vocabulary: HeaderVocabulary) -> Match:
    """Match headers to the columns of a dataset."""
    found: dict[str, HeaderCell] = {}
    units: dict[str, Unit] = {}
    unknown, repeated, skipped = [], [], []
    for header in headers:
        name, unit = vocabulary.meaning(header)
        if name is None:
            unknown.append(header)
        elif name == SKIPPED:
            skipped.append(header)
        elif name in found:
            repeated.append(header)
        else:
            found[name] = header
            if unit:
                units[name] = unit
    return Match(found, units, tuple(unknown), tuple(repeated), tuple(skipped), _score(found, dataset, len(unknown)))


def _score(found: Mapping[str, HeaderCell], dataset: Dataset, unknown: int) -> float:
    needed = [column.name for column in dataset.columns if column.presence != "optional" and not column.stated_in]
    there = sum(name in found for name in needed) / len(needed) if needed else 1.0
    known = len(found) / (len(found) + unknown) if found else 0.0
    return round(0.6 * there + 0.4 * known, 3)
