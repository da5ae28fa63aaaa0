"""Places: parents and overlaps that exist, tiles that do not overlap, names that mean one place each."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.places import PlaceEntry, Places
from ceyuan.definitions.wiring.names import PLACE, At, Spot, named, once
from ceyuan.errors import Fault


def place_faults(places: Places, all_: Definitions, at: At) -> Iterator[Fault]:
    """Everything in the places that does not fit."""
    codes = [place.code for place in places.entries]
    for number, place in enumerate(places.entries):
        yield from named(PLACE, place.parent, codes, at("entries", number, "parent"))
        for code in place.overlaps:
            yield from named(PLACE, code, codes, at("entries", number, "overlaps"))
    yield from once(_words(places, at), ("地名", "name of a place"))
    yield from once(_tiles(places, at), ("地图格", "tile"))


def _words(places: Places, at: At) -> Iterator[tuple[str, str, Spot]]:
    for number, place in enumerate(places.entries):
        yield from ((word, place.code, at("entries", number)) for word in _names(place))


def _names(place: PlaceEntry) -> Iterator[str]:
    yield from (place.code, place.label.zh, place.label.en, *place.localities)
    for name in place.names:
        yield from (word for word in (name.name, name.code) if word)


def _tiles(places: Places, at: At) -> Iterator[tuple[str, str, Spot]]:
    for number, place in enumerate(places.entries):
        if place.tile:
            yield f"{place.tile[0]},{place.tile[1]}", place.code, at("entries", number, "tile")
