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
from ceyuan.indicators.who import Identities
from ceyuan.intake.mending import later_deliveries, waiting_rows
from ceyuan.ledger import At, Batch, Ledger, stored
from ceyuan.organisations.known import Known
from ceyuan.organisations.resolved import Resolved, resolved
from ceyuan.organisations.tables import LINKS


class Source(Protocol):
    """Whatever gives rows and the batches that they came in: a ledger, or the rows of an example."""

    def relation(self, dataset: str, at: At = None, *, schema: pa.Schema | None = None) -> ibis.Table:
        """Every row of a dataset at a version, superseded ones too, in the columns of the schema."""

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """The batches of a version."""

    def quarantined(self, number: int) -> pa.Table:
        """The rows that a batch left in quarantine, or those of them that still wait there."""


@dataclass(frozen=True)
class Book:
    """A city's definitions and its ledger at one version; every figure of it is reproducible.

    Attributes:
        tried: links to try out in place of those of the version; nothing computed with them is kept.
    """

    definitions: Definitions
    ledger: Source
    version: int
    tried: Resolved | None = None

    def rows(self, dataset: Dataset, only: Collection[str] | None = None) -> ibis.Table:
        """Every row of a dataset, superseded ones too, in all or some of its columns; no rows where nothing has come.

        Its codes are those of the organisations that the rows mean. In all columns, what rows state themselves is there too.
        """
        schema, who = stored(dataset), self.identities
        if who is None:
            wanted = schema if only is None else pa.schema([field for field in schema if field.name in only])
            return self.ledger.relation(dataset.dataset, self.version, schema=wanted)
        if only is None:
            return who.put(self.ledger.relation(dataset.dataset, self.version, schema=schema), dataset, explained=True)
        names = {*only, *who.needed(dataset, only)}
        wanted = pa.schema([field for field in schema if field.name in names])
        return who.put(self.ledger.relation(dataset.dataset, self.version, schema=wanted), dataset, explained=False)

    def waiting(self, number: int) -> pa.Table:
        """The rows of a batch that wait in quarantine at this version: those that were not sent again."""
        if isinstance(self.ledger, Ledger):
            return waiting_rows(self.ledger, number, self.version).to_arrow()
        return self.ledger.quarantined(number)

    def rows_waiting(self, batch: Batch) -> int:
        """How many rows of a batch wait in quarantine; they are looked at only where some came again."""
        return self.waiting(batch.number).num_rows if later_deliveries(batch, self.batches) else batch.rows_quarantined

    @cached_property
    def identities(self) -> Identities | None:
        """Who is who at this version, or as it is tried out; None where nothing is linked."""
        if self.tried is not None:
            return Identities(self.tried)
        if not isinstance(self.ledger, Ledger) or not any(batch.dataset == LINKS for batch in self.batches):
            return None
        return Identities(resolved(Known(self.ledger, self.version).named))

    @property
    def linked(self) -> str:
        """What tells the links of this version from those of others; empty where nothing is linked."""
        if self.tried is not None:
            return "tried"
        return str(max((batch.number for batch in self.batches if batch.dataset == LINKS), default=""))

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
        return self.ledger.settings.cache if isinstance(self.ledger, Ledger) and self.tried is None else None
