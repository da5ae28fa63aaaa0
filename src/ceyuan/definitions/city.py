"""A city, or a national standard that cities extend."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ceyuan.definitions.base import Definition, Model


class LedgerSettings(Model):
    """Where the ledger lives; empty settings keep it in the city's own folder, as SQLite and files.

    Attributes:
        catalog: SQLAlchemy address of the Iceberg catalog, such as PostgreSQL's.
        warehouse: folder or object-store address of the tables.
        properties: further properties of the catalog (object-store keys belong in the environment, not here).
    """

    catalog: str | None = None
    warehouse: str | None = None
    properties: dict[str, str] = Field(default_factory=dict)


class City(Definition):
    """The head of a folder of definitions.

    Attributes:
        city: its id.
        extends: the folder it builds on: a name (`cn`, `chengdu`) or a path relative to this one.
        place: the code of the city as a place; a national standard has none.
        track_list: the list of tracks in use.
        four_eyes: whether a judgement of who is who counts only when a second person has given the same.
        synthetic: whether the data is made up; then every page and file says so.
        today: the day on which a synthetic city lives, which decides what is due and what is closed; None is the real day.
    """

    city: str
    extends: str | None = None
    place: str | None = None
    track_list: str | None = None
    four_eyes: bool = False
    synthetic: bool = False
    today: date | None = None
    ledger: LedgerSettings = Field(default_factory=LedgerSettings)
