"""What is known of who is who at a version of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl
import pyarrow as pa

from ceyuan.ledger import Ledger
from ceyuan.organisations import tables
from ceyuan.organisations.linkage.columns import RECORD, TIE

MENTION = pl.DataFrame(schema={"mention": pl.Int64, "serial": pl.Int64, **{k: v for k, v in RECORD.items() if k != "mention"}})
"""A mention and its serial number: the place in which it was first linked, never given twice."""


@dataclass(frozen=True)
class Known:
    """The tables of who is who, as they were at a version."""

    ledger: Ledger
    version: int

    @cached_property
    def mentions(self) -> pl.DataFrame:
        """Every mention that was ever compared, with its `serial`, in the order of their numbers."""
        found = tables.read(self.ledger, tables.MENTIONS, self.version, _schema(MENTION))
        return found.cast(MENTION.schema).sort("mention")

    @cached_property
    def ties(self) -> pl.DataFrame:
        """What linkage found between them."""
        found = tables.read(self.ledger, tables.TIES, self.version)
        return found if found.width else pl.DataFrame(schema=TIE)

    @cached_property
    def links(self) -> pl.DataFrame:
        """To which organisation each settled mention belongs."""
        return tables.read(self.ledger, tables.LINKS, self.version, tables.LINK).sort("mention")

    @cached_property
    def findings(self) -> pl.DataFrame:
        """What is broken apart."""
        found = tables.read(self.ledger, tables.FINDINGS, self.version, tables.FINDING)
        return found.filter(pl.col("names") > 0).sort("why", "subject")

    @cached_property
    def judgements(self) -> pl.DataFrame:
        """What persons have said, in the order in which they did."""
        return tables.read(self.ledger, tables.JUDGEMENTS, self.version, tables.JUDGEMENT).sort("judged_at")

    @cached_property
    def who(self) -> pl.DataFrame:
        """As `mentions`, with no more of each than tells whom a row means: a million are read in a second."""
        narrow = MENTION.select("mention", "serial", "name", "credit_code", "damaged_code")
        return tables.read(self.ledger, tables.MENTIONS, self.version, _schema(narrow)).cast(narrow.schema).sort("mention")

    @cached_property
    def named(self) -> pl.DataFrame:
        """As `organisations`, with the columns of `who`."""
        return self.links.join(self.who, on="mention")

    def compared_through(self, parties_sha256: str) -> int:
        """The last version whose rows were all compared, as the parties are defined now; 0 where there is none."""
        told = tables.read(self.ledger, tables.COMPARISONS, self.version, tables.COMPARISON)
        return int(told.filter(pl.col("parties_sha256") == parties_sha256)["through"].max() or 0)  # type: ignore[arg-type]

    @cached_property
    def organisations(self) -> pl.DataFrame:
        """The settled mentions with their organisation: the columns of `links` and of `mentions`."""
        return self.links.join(self.mentions, on="mention")


def _schema(frame: pl.DataFrame) -> pa.Schema:
    schema: pa.Schema = frame.to_arrow().schema
    return pa.schema([field.with_type(pa.string()) if pa.types.is_large_string(field.type) else field for field in schema])
