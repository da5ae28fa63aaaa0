"""A roster: things of a city that are known by name before any file names them (spaces, laboratories, platforms)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from ceyuan.definitions.base import Definition, Model, Reference
from ceyuan.values import Bilingual


class Event(Model):
    """A dated event of an entry.

    Attributes:
        stage: a code of the roster's list of stages.
        on: its day; where only the month or the year is known, the last day of it.
        precision: how well the day is known; `by` is a day by which it had happened.
    """

    stage: str
    on: date
    precision: Literal["day", "month", "year", "by"] = "day"
    label: Bilingual | None = None
    reference: Reference


class RosterEntry(Model):
    """One thing known by name, with what is known of it and from where.

    Attributes:
        category: a code of the roster's list of categories; `level` one of its list of levels.
        place: the district it is in; `also_in` the others over which it lies.
        fields: what it works on.
        facts: further facts, in words.
    """

    code: str
    label: Bilingual
    aliases: tuple[str, ...] = ()
    category: str | None = None
    level: str | None = None
    place: str | None = None
    also_in: tuple[str, ...] = ()
    fields: Bilingual | None = None
    events: tuple[Event, ...] = ()
    facts: dict[str, str] = Field(default_factory=dict)
    reference: Reference
    note: Bilingual | None = None


class Roster(Definition):
    """A list of things known by name.

    Attributes:
        dataset: the one whose rows are about them, where there is one.
        categories, levels, stages: the code lists of its entries' categories, levels and events.
        is_complete: whether no other exists.
    """

    roster: str
    dataset: str | None = None
    categories: str | None = None
    levels: str | None = None
    stages: str | None = None
    is_complete: bool = False
    entries: tuple[RosterEntry, ...]
