"""The shapes of answers, for the OpenAPI document. Answers are written by the library in the names of docs/json.md and not remade here."""

from __future__ import annotations

from typing import Any

from ninja import Schema
from pydantic import Field

Number = float | int | None


class Words(Schema):
    """In both languages."""

    zh: str
    en: str


class FaultShape(Schema):
    """One fault.

    Attributes:
        code: stable name.
        zh, en: what is wrong and why.
        where: its place.
        fix: what to do next.
    """

    code: str
    zh: str
    en: str
    where: str
    fix: Words


class Faults(Schema):
    """Every fault found, not the first."""

    faults: list[FaultShape] = Field(min_length=1)


class FigureShape(Schema):
    """A figure; docs/json.md tells every name."""

    indicator: str
    label: Words
    period: str
    place: str | None
    track: str | None
    group: dict[str, str]
    comparison: str
    value: Number
    unit: str
    shown: dict[str, Any] | None
    reason: dict[str, Any] | None
    base: dict[str, Any]
    change: dict[str, Any]
    two_year_average: dict[str, Any] | None
    parts: list[Number]
    plan: dict[str, Any] | None
    published: list[dict[str, Any]]
    bases: list[dict[str, Any]]
    left_out: dict[str, int]
    missing: list[str]
    rows: int
    version: int
    verified: bool


class Paged(Schema):
    """A page; `next` is the cursor of the one after."""

    next: str | None


class FigurePage(Paged):
    """Figures."""

    items: list[FigureShape]


class ItemPage(Paged):
    """Things by name."""

    items: list[dict[str, Any]]


class EvidencePage(ItemPage):
    """Rows of evidence.

    Attributes:
        version: of the ledger.
        left_out: how many rows do not count, by role, window and reason.
    """

    version: int
    left_out: list[dict[str, Any]]


class PublicationShape(Schema):
    """A publication in a list."""

    id: str
    report: str
    period: str
    edition: int
    title: Words
    version: int
    published_at: str
    is_synthetic: bool
    figures: int
    files: dict[str, str]
    sha256: str


class PublicationPage(Paged):
    """Publications, the newest first."""

    items: list[PublicationShape]


class Text(Schema):
    """A text to be checked.

    Attributes:
        text: as published.
        name: of its file, which tells the year where the text does not.
    """

    text: str = Field(min_length=1, max_length=200_000)
    name: str = Field(default="", max_length=200)


class Checked(Schema):
    """A text with a verdict on each claim; docs/checking.md tells every name."""

    name: str
    version: int
    counts: dict[str, int]
    claims: list[dict[str, Any]]
    findings: list[dict[str, Any]]
    unread: list[dict[str, Any]]


class FilingShape(Schema):
    """A filing.

    Attributes:
        state: `reading`, `unreadable`, `ready`, `sent`, `returned`, `entering`, `entered`, `withdrawn`.
        found: what was understood of the file, or its faults.
        batch: that holds it, once it entered.
    """

    id: int
    state: str
    sent_by: str
    made_at: str
    file_name: str
    file_sha256: str
    dataset: str
    period: str
    filer: str
    batch: int | None
    words: str
    found: dict[str, Any]
    outcome: dict[str, Any]


class FilingPage(Paged):
    """Filings, the newest first."""

    items: list[FilingShape]
