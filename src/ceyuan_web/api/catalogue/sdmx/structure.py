"""The structure message: concepts, code lists, the one data structure of figures, and a dataflow of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ceyuan.definitions import Definitions
from ceyuan.values import Bilingual
from ceyuan_web.api.catalogue.sdmx.words import (
    AGENCY,
    ATTRIBUTES,
    CITY,
    DIMENSIONS,
    FREQUENCIES,
    MEASURE,
    STATUSES,
    VERSION,
    meta,
    named,
    urn,
)  # fmt: skip

_LISTS = {"FREQ": "CL_FREQ", "INDICATOR": "CL_INDICATOR", "REF_AREA": "CL_AREA", "UNIT_MEASURE": "CL_UNIT", "OBS_STATUS": "CL_OBS_STATUS"}


def structure(definitions: Definitions, prepared: datetime) -> dict[str, Any]:
    """The message; only public indicators are in it."""
    figures = _maintained("FIGURES", Bilingual("指标数字", "Figures"))
    data = {
        "conceptSchemes": [_concepts()],
        "codelists": _codelists(definitions),
        "dataStructures": [figures | {"dataStructureComponents": _components()}],
        "dataflows": [figures | {"structure": urn("datastructure", "DataStructure", "FIGURES")}],
    }
    return {"meta": meta(definitions, "structure", prepared), "data": data}


def _maintained(name: str, words: Bilingual) -> dict[str, Any]:
    return {"id": name, "agencyID": AGENCY, "version": VERSION, **named(words)}


def _concepts() -> dict[str, Any]:
    concepts = [{"id": name, **named(words)} for name, words in (*DIMENSIONS, *ATTRIBUTES, MEASURE)]
    return _maintained("CONCEPTS", Bilingual("概念", "Concepts")) | {"concepts": concepts}


def _codelists(definitions: Definitions) -> list[dict[str, Any]]:
    indicators = [one for one in definitions.indicators.values() if one.public]
    places = definitions.places.districts if definitions.places else ()
    units = {unit.unit: unit.word for unit in definitions.units.entries}
    return [
        _codelist("FREQ", FREQUENCIES.values()),
        _codelist("INDICATOR", ((one.indicator, one.label) for one in indicators)),
        _codelist("REF_AREA", [(CITY, definitions.city.label), *((place.code, place.label) for place in places)]),
        _codelist("UNIT_MEASURE", ((code_of_unit(word), units.get(word, Bilingual(word, word))) for word in _units(definitions))),
        _codelist("OBS_STATUS", STATUSES.items()),
    ]


def _codelist(component: str, codes: Iterable[tuple[str, Bilingual]]) -> dict[str, Any]:
    words = dict((*DIMENSIONS, *ATTRIBUTES))[component]
    return _maintained(_LISTS[component], words) | {"codes": [{"id": code, **named(label)} for code, label in codes]}


def _units(definitions: Definitions) -> list[str]:
    return sorted({one.unit for one in definitions.indicators.values() if one.public})


def code_of_unit(word: str) -> str:
    """An id that SDMX allows for a unit of ours: letters as they are, others by their number.

    >>> code_of_unit("元"), code_of_unit("%")
    ('U5143', 'U25')
    """
    return "".join(letter if letter.isascii() and letter.isalnum() else f"U{ord(letter):X}" for letter in word)


def _components() -> dict[str, Any]:
    keyed = [_component(name) | {"position": at} for at, (name, _) in enumerate(DIMENSIONS[:-1], 1)]
    when = {"id": "TIME_PERIOD", "conceptIdentity": _concept("TIME_PERIOD"), "position": len(DIMENSIONS)}
    when["localRepresentation"] = {"format": {"dataType": "ObservationalTimePeriod"}}
    attributes = [_component(name) | {"attributeRelationship": {"observation": {}}} for name, _ in ATTRIBUTES]
    measure = {"id": MEASURE[0], "conceptIdentity": _concept(MEASURE[0]), "localRepresentation": {"format": {"dataType": "Decimal"}}}
    return {
        "dimensionList": {"id": "DimensionDescriptor", "dimensions": keyed, "timeDimension": when},
        "attributeList": {"id": "AttributeDescriptor", "attributes": attributes},
        "measureList": {"id": "MeasureDescriptor", "measures": [measure]},
    }


def _component(name: str) -> dict[str, Any]:
    enumerated = {"enumeration": urn("codelist", "Codelist", _LISTS[name])}
    return {"id": name, "conceptIdentity": _concept(name), "localRepresentation": enumerated}


def _concept(name: str) -> str:
    return urn("conceptscheme", "Concept", "CONCEPTS", name)
