"""Questions: the names in a figure's key settled against the definitions, all faults at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ceyuan.definitions import Definitions, Indicator, PlaceEntry
from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.indicators.figure import UNSTATED, FigureKey
from ceyuan.indicators.members import find, labels, refuse_unknown
from ceyuan.indicators.scope import Scope


@dataclass(frozen=True)
class Question:
    """What is asked, with every name known.

    Attributes:
        key: with ids and codes in place of labels and aliases.
    """

    key: FigureKey
    indicator: Indicator
    scope: Scope


def settle(definitions: Definitions, key: FigureKey) -> Question:
    """The question that a key asks.

    Raises:
        QuestionError: every name of it that is unknown, or by which the indicator may not be asked.
    """
    indicator = definitions.indicator(key.indicator)
    faults: list[Fault] = []
    members: list[tuple[str, tuple[str, ...]]] = []
    place, codes = _place(definitions, key.place, faults)
    track = _code(definitions, indicator, ("track", key.track), faults) if key.track is not None else None
    group = tuple((column, _code(definitions, indicator, (column, value), faults)) for column, value in key.group)
    if place is not None:
        members.append(("district", codes))
    members += [(dimension, (code,)) for dimension, code in (("track", track), *group) if code is not None]
    for dimension, _ in members:
        try:
            refuse_unknown(indicator, dimension)
        except QuestionError as error:
            faults += error.faults
    if faults:
        raise QuestionError(*faults)
    settled = replace(key, indicator=indicator.indicator, place=place, track=track, group=group)
    return Question(settled, indicator, Scope(tuple(members)))


def _place(definitions: Definitions, word: str | None, faults: list[Fault]) -> tuple[str | None, tuple[str, ...]]:
    """The code of a place and of the districts that it is or holds; None for the city itself."""
    if word is None or word == UNSTATED or definitions.places is None:
        return word, (UNSTATED,) if word is not None else ()
    place = definitions.places.find(word)
    known = [entry.label.zh for entry in definitions.places.districts]
    if place is None:
        faults.append(unknown(("区（市）县", "place"), word, known))
        return None, ()
    if place.level in ("district", "functional_area"):
        return place.code, (place.code,)
    return (None, ()) if place.code == definitions.city.place else (place.code, _districts_under(definitions, place, faults))


def _districts_under(definitions: Definitions, place: PlaceEntry, faults: list[Fault]) -> tuple[str, ...]:
    assert definitions.places is not None
    inside = tuple(entry.code for entry in definitions.places.districts if entry.parent == place.code)
    if place.level == "province" or not inside:
        zh, en = f"“{place.label.zh}”超出本市", f"'{place.label.en}' is not within the city"
        faults.append(Fault("place-outside", zh, en, fix_zh="请问本市或其区（市）县", fix_en="Ask for the city or one of its districts"))
    return inside


def _code(definitions: Definitions, indicator: Indicator, member: tuple[str, str], faults: list[Fault]) -> str:
    """The code of a track or class that is named by code, label or alias."""
    dimension, word = member
    if word == UNSTATED or (dimension != "track" and dimension not in indicator.breakdowns):
        return word
    code = find(definitions, indicator, dimension, word)
    if code is None and (known := labels(definitions, indicator, dimension)):
        kind = ("赛道", "track") if dimension == "track" else ("分类值", "class")
        faults.append(unknown(kind, word, [label.zh for label in known.values()]))
    return code or word
