"""Whether definitions fit together: every name that one uses is defined by another, and means one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.source import Route
from ceyuan.definitions.wiring.datasets import dataset_faults
from ceyuan.definitions.wiring.indicators import alias_faults, indicator_faults
from ceyuan.definitions.wiring.lists import crosswalk_faults, list_faults, tracks_faults
from ceyuan.definitions.wiring.named import city_faults, roster_faults, sample_faults, targets_faults
from ceyuan.definitions.wiring.names import At, Spot
from ceyuan.definitions.wiring.parties import organisation_faults
from ceyuan.definitions.wiring.places import place_faults
from ceyuan.definitions.wiring.portals import portal_faults
from ceyuan.definitions.wiring.reports import report_faults
from ceyuan.definitions.wiring.units import unit_faults
from ceyuan.errors import Fault

Where = Callable[[str, str, Route], str]
"""Kind, id and route → `file:line`."""

_CHECKS: Mapping[str, Callable[[Any, Definitions, At], Iterator[Fault]]] = {
    "city": city_faults,
    "units": unit_faults,
    "list": list_faults,
    "tracks": tracks_faults,
    "places": place_faults,
    "crosswalk": crosswalk_faults,
    "dataset": dataset_faults,
    "indicator": indicator_faults,
    "roster": roster_faults,
    "targets": targets_faults,
    "organisations": organisation_faults,
    "portal": portal_faults,
    "sample": sample_faults,
    "report": report_faults,
}


def wiring_faults(all_: Definitions, where: Where) -> Iterator[Fault]:
    """Every name that leads nowhere, and every one that leads to two things."""
    for kind, check in _CHECKS.items():
        for name, definition in all_.of_kind(kind).items():
            yield from check(definition, all_, partial(_at, where, kind, name))
    yield from alias_faults(all_, partial(_at, where, "indicator"))


def _at(where: Where, kind: str, name: str, *route: str | int) -> Spot:
    return Spot(partial(where, kind, name), route)
