"""What names other definitions by their ids: the city, rosters, targets and samples."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.city import City
from ceyuan.definitions.roster import Roster, RosterEntry
from ceyuan.definitions.sample import Sample
from ceyuan.definitions.targets import Targets
from ceyuan.definitions.wiring.names import CODE, CODE_LIST, DATASET, INDICATOR, PLACE, At, Spot, a_period, named
from ceyuan.errors import Fault


def city_faults(city: City, all_: Definitions, at: At) -> Iterator[Fault]:
    """A place or a list of tracks that does not exist."""
    yield from named(("赛道清单", "list of tracks"), city.track_list, all_.tracks, at("track_list"))
    yield from named(PLACE, city.place, all_.codes("places") or (), at("place"))


def targets_faults(targets: Targets, all_: Definitions, at: At) -> Iterator[Fault]:
    """Indicators, places and periods that do not exist."""
    places = all_.codes("places") or frozenset()
    for number, target in enumerate(targets.entries):
        yield from named(INDICATOR, target.indicator, all_.indicators, at("entries", number, "indicator"))
        yield from named(PLACE, target.place, places, at("entries", number, "place"))
        yield from a_period(target.period, at("entries", number, "period"))


def roster_faults(roster: Roster, all_: Definitions, at: At) -> Iterator[Fault]:
    """A dataset, lists, codes and places that do not exist."""
    yield from named(DATASET, roster.dataset, all_.datasets, at("dataset"))
    for role in ("categories", "levels", "stages"):
        yield from named(CODE_LIST, getattr(roster, role), all_.lists, at(role))
    for number, entry in enumerate(roster.entries):
        yield from _entry(roster, entry, all_, lambda *route, number=number: at("entries", number, *route))


def _entry(roster: Roster, entry: RosterEntry, all_: Definitions, at: At) -> Iterator[Fault]:
    for code in (entry.place, *entry.also_in):
        yield from named(PLACE, code, all_.codes("places") or frozenset(), at("place"))
    yield from _code(entry.category, roster.categories, all_, at("category"))
    yield from _code(entry.level, roster.levels, all_, at("level"))
    for number, event in enumerate(entry.events):
        yield from _code(event.stage, roster.stages, all_, at("events", number, "stage"))


def _code(code: str | None, name: str | None, all_: Definitions, where: Spot) -> Iterator[Fault]:
    known = all_.codes(name) if name else frozenset()
    if known is not None:
        yield from named(CODE, code, known, where)


def sample_faults(sample: Sample, all_: Definitions, at: At) -> Iterator[Fault]:
    """Indicators, periods, lists and codes that do not exist."""
    for number, total in enumerate(sample.totals):
        yield from named(INDICATOR, total.indicator, all_.indicators, at("totals", number, "indicator"))
        yield from a_period(total.period, at("totals", number, "period"))
    for name, mix in sample.mixes.items():
        codes = all_.codes(mix.of)
        yield from named(CODE_LIST, mix.of, [*all_.lists, "places", "tracks"], at("mixes", name, "of"))
        for code in mix.weights if codes is not None else ():
            yield from named(CODE, code, codes or (), at("mixes", name, "weights", code))
