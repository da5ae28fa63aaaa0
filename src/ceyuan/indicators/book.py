"""What figures are asked of: the definitions of a city, and its ledger at one version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import ibis
import pyarrow as pa

from ceyuan.definitions import Definitions
from ceyuan.ledger import At, Batch, Ledger


class Source(Protocol):
    """Whatever gives rows and the batches that they came in: a ledger, or the rows of an example."""

    def relation(self, dataset: str, at: At = None) -> ibis.Table:
        """Every row of a dataset at a version, superseded ones too."""

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """The batches of a version."""

    def quarantined(self, number: int) -> pa.Table:
        """The rows that a batch left in quarantine."""


@dataclass(frozen=True)
class Book:
    """A city's definitions and its ledger at one version; every figure of it is reproducible."""

    definitions: Definitions
    ledger: Source
    version: int

    @property
    def cache(self) -> Path | None:
        """Where what was computed is kept for the next question; None where the rows lie in memory only."""
        return self.ledger.settings.root / "cache" if isinstance(self.ledger, Ledger) else None
