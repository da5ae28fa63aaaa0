"""Places: the districts and functional areas of a city, with their codes and names through time."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ceyuan.definitions.base import Definition, Model, Reference
from ceyuan.values import Bilingual


class PlaceName(Model):
    """A name or code that a place had, or is also called by.

    Attributes:
        since, until: the first and last day of the name; open where None.
        in_address: whether the name, found inside an address, names the place (a street's or town's name may).
    """

    name: str
    code: str | None = None
    since: date | None = None
    until: date | None = None
    in_address: bool = True


class PlaceEntry(Model):
    """One place.

    Attributes:
        code: GB/T 2260 where it has one, else the city's own (`CD-GXQ`) with `is_gb: false`.
        tile: row and column on the tile map.
        overlaps: places over which a functional area lies.
    """

    code: str
    label: Bilingual
    level: Literal["province", "city", "district", "functional_area"]
    parent: str | None = None
    is_gb: bool = True
    names: tuple[PlaceName, ...] = ()
    overlaps: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None
    reference: Reference | None = None
    note: Bilingual | None = None


class Places(Definition):
    """The places of a city."""

    places: str
    entries: tuple[PlaceEntry, ...]

    def find(self, word: str) -> PlaceEntry | None:
        """The place of that code, label or other name, whatever the date."""
        bare = word.strip()
        for place in self.entries:
            if bare in (place.code, place.label.zh, place.label.en) or any(bare in (n.name, n.code) for n in place.names):
                return place
        return None

    @property
    def districts(self) -> tuple[PlaceEntry, ...]:
        """The districts and functional areas, in the order of the city's tables."""
        return tuple(p for p in self.entries if p.level in ("district", "functional_area"))
