"""A roster: things of a city that are known by name before any file names them (spaces, laboratories, platforms)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ceyuan.definitions.base import Definition, Model, Reference
from ceyuan.values import Bilingual


class Event(Model):
    """A dated event of an entry: `stage` is a code of the stage list."""

    stage: str
    on: date
    label: Bilingual | None = None
    reference: Reference


class RosterEntry(Model):
    """One thing known by name, with what is known of it and from where."""

    code: str
    label: Bilingual
    aliases: tuple[str, ...] = ()
    category: str | None = None
    level: str | None = None
    place: str | None = None
    fields: Bilingual | None = None
    events: tuple[Event, ...] = ()
    facts: dict[str, str] = Field(default_factory=dict)
    reference: Reference
    note: Bilingual | None = None


class Roster(Definition):
    """A list of things known by name; `dataset` is the one whose rows are about them, `is_complete` whether no other exists."""

    roster: str
    dataset: str
    is_complete: bool = False
    entries: tuple[RosterEntry, ...]
