"""What a backup says of itself: the last member of its archive."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "database.sqlite3", "database.pgdump"


class Manifest(BaseModel):
    """A backup.

    Attributes:
        folder: of the city.
        version: of the ledger.
        audit: number of the last entry of the audit trail, and its hash.
        files: name → SHA-256 of every other member.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ceyuan: str
    made_at: datetime
    city: str
    folder: str
    version: int
    database: Literal["sqlite", "postgresql"]
    audit: tuple[int, str]
    files: dict[str, str]
