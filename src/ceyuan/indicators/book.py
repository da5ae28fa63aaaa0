"""What figures are asked of: the definitions of a city, and its ledger at one version."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import ibis
import pyarrow as pa

from ceyuan.definitions import Dataset, Definitions
from ceyuan.ledger import At, Batch, Ledger, stored


class Source(Protocol):
    """Whatever gives rows and the batches that they came in: a ledger, or the rows of an example."""

    def relation(self, dataset: str, at: At = None, *, schema: pa.Schema | None = None) -> ibis.Table:
        """Every row of a dataset at a version, superseded ones too, in the columns of the schema."""

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

    def rows(self, dataset: Dataset, only: Collection[str] | None = None) -> ibis.Table:
        """Every row of a dataset, superseded ones too, in all or some of its columns; no rows where nothing has come."""
        schema = stored(dataset)
        wanted = schema if only is None else pa.schema([field for field in schema if field.name in only])
        return self.ledger.relation(dataset.dataset, self.version, schema=wanted)

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """The batches of this version."""
        return self.ledger.batches(self.version)

    @cached_property
    def memory(self) -> dict[str, Any]:
        """What was computed or read before in this process, by name."""
        return {}

    @property
    def cache(self) -> Path | None:
        """Where what was computed is kept for the next question; None where the rows lie in memory only."""
        return self.ledger.settings.root / "cache" if isinstance(self.ledger, Ledger) else None
