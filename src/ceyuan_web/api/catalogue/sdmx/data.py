"""The data message: figures as observations, every dimension with each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from ceyuan.definitions import Definitions
from ceyuan.indicators import Figure
from ceyuan.values import Bilingual
from ceyuan_web.api.catalogue.sdmx.structure import code_of_unit
from ceyuan_web.api.catalogue.sdmx.words import (
    ATTRIBUTES,
    CITY,
    DIMENSIONS,
    FREQUENCIES,
    MEASURE,
    STATUSES,
    frequency,
    meta,
    named,
    time,
    urn,
)  # fmt: skip

_OBSERVED: dict[str, Any] = {"relationship": {"observation": {}}}
_LINKS = [{"rel": "dataflow", "urn": urn("datastructure", "Dataflow", "FIGURES")}]
_Value = tuple[str, Bilingual]


def data(definitions: Definitions, figures: Iterable[Figure], prepared: datetime) -> dict[str, Any]:
    """The message of some figures; those of periods for which SDMX has no frequency are left out.

    Numbers are texts, so that no digit is lost.
    """
    known = [one for one in figures if frequency(one.key.period)]
    keys = [[_frequency(one), (one.key.indicator, one.label), _area(definitions, one), _time(one)] for one in known]
    told = [[_unit(definitions, one), _status(one)] for one in known]
    dimensions = [_Values(name, words) for name, words in DIMENSIONS]
    attributes = [_Values(name, words) for name, words in ATTRIBUTES]
    observations = {}
    for one, key, beside in zip(known, keys, told, strict=True):
        place = ":".join(str(part.at(value)) for part, value in zip(dimensions, key, strict=True))
        value = None if one.value is None else format(Decimal(one.value), "f")
        observations[place] = [value, *(part.at(each) for part, each in zip(attributes, beside, strict=True))]
    said = {"structures": [_structure(dimensions, attributes)]}
    found = {"structure": 0, "action": "Information", "links": _LINKS, "observations": observations}
    return {
        "meta": meta(definitions, "data", prepared),
        "data": said | {"dataSets": [found]},
    }


class _Values:
    """The values of a component, each numbered when it first comes."""

    def __init__(self, name: str, words: Bilingual) -> None:
        self.name, self.words = name, words
        self.found: dict[str, Bilingual] = {}

    def at(self, value: _Value) -> int:
        """The number of a value."""
        self.found.setdefault(*value)
        return list(self.found).index(value[0])

    @property
    def listed(self) -> dict[str, Any]:
        """The component with its values."""
        values = [{"id": code, **named(words)} for code, words in self.found.items()]
        return {"id": self.name, **named(self.words), "values": values}


def _structure(dimensions: Sequence[_Values], attributes: Sequence[_Values]) -> dict[str, Any]:
    at = [part.listed | {"keyPosition": position} for position, part in enumerate(dimensions)]
    return {
        "links": _LINKS,
        "dataSets": [0],
        "dimensions": {"dataSet": [], "series": [], "observation": at},
        "measures": {"observation": [{"id": MEASURE[0], **named(MEASURE[1])}]},
        "attributes": {"dataSet": [], "series": [], "observation": [part.listed | _OBSERVED for part in attributes]},
    }


def _frequency(one: Figure) -> _Value:
    return FREQUENCIES[one.key.period.kind]


def _area(definitions: Definitions, one: Figure) -> _Value:
    return (one.key.place, one.members["district"]) if one.key.place else (CITY, definitions.city.label)


def _time(one: Figure) -> _Value:
    return time(one.key.period), Bilingual(one.key.period.label("zh"), one.key.period.label("en"))


def _unit(definitions: Definitions, one: Figure) -> _Value:
    found = definitions.units.find(one.unit)
    return code_of_unit(one.unit), found.word if found else Bilingual(one.unit, one.unit)


def _status(one: Figure) -> _Value:
    code = "M" if one.value is None else "A" if one.verified else "U"
    return code, STATUSES[code]
