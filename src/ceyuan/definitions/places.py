"""Places: the districts and functional areas of a city, with their codes and names through time."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ceyuan.definitions.base import Definition, Model, Reference
from ceyuan.values import Bilingual


class PlaceName(Model):
    """A name or code that a place had, or is also called by.

    Attributes:
        code: the code it had under that name.
        since, until: the first and last day of the name; open where None.
        in_address: whether the name, found inside an address, names the place; a short name may be part of a street's.
        reference: where the name is known from, when that is not where the place is known from.
    """

    name: str
    code: str | None = None
    since: date | None = None
    until: date | None = None
    in_address: bool = True
    reference: Reference | None = None


class PlaceEntry(Model):
    """One place.

    Attributes:
        code: GB/T 2260 where it has one, else the city's own (`CD-GXQ`) with `is_gb: false`.
        names: other names and codes, through time.
        localities: towns, streets and parks inside it; in an address that names no place they tell where it is.
        overlaps: places over which a functional area lies.
        tile: row and column on the tile map, from the north-west.
    """

    code: str
    label: Bilingual
    level: Literal["province", "city", "district", "functional_area"]
    parent: str | None = None
    is_gb: bool = True
    names: tuple[PlaceName, ...] = ()
    localities: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None
    reference: Reference | None = None
    note: Bilingual | None = None


class Places(Definition):
    """The places of a city, in the order of its tables.

    An address is in the place whose label or name stands first in it; where none stands in it, in the place of the locality that
    does. A credit code never tells the place: codes of firms in functional areas mostly carry that of the whole city.
    """

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
