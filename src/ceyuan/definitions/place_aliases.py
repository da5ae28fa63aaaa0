"""From the places of a city to the aliases by which `PlaceMatcher` finds them; apart, because matching loads polars."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.places import PlaceEntry, Places
from ceyuan.values.place import Alias


def place_aliases(places: Places) -> tuple[Alias, ...]:
    """Every text that stands for a place of the city: labels in both languages, its code, names and codes through time, localities."""
    return tuple(alias for entry in places.entries for alias in _of(entry))


def _of(entry: PlaceEntry) -> Iterator[Alias]:
    yield Alias(entry.label.zh, entry.code)
    yield Alias(entry.code, entry.code, use="cell")
    yield Alias(entry.label.en, entry.code, use="cell")
    for name in entry.names:
        yield Alias(name.name, entry.code, name.since, name.until, "name" if name.in_address else "cell")
        if name.code:
            yield Alias(name.code, entry.code, name.since, name.until, "cell")
    yield from (Alias(locality, entry.code, use="locality") for locality in entry.localities)
