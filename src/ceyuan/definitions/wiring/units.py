"""Units: every word for a unit means one, and a base is its own base."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.units import Units
from ceyuan.definitions.wiring.names import UNIT, At, named, once
from ceyuan.errors import Fault


def unit_faults(units: Units, all_: Definitions, at: At) -> Iterator[Fault]:
    """Bases that are none, and words that mean two units."""
    bases = [unit.unit for unit in units.entries if unit.base == unit.unit and unit.factor == 1]
    for number, unit in enumerate(units.entries):
        yield from named(("基准单位", "base unit"), unit.base, bases, at("entries", number, "base"))
    words = ((word, unit.unit, at("entries", n)) for n, unit in enumerate(units.entries) for word in (unit.unit, *unit.aliases))
    yield from once(words, UNIT)
