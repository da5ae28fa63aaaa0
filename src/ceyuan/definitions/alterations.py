"""What differs between two states of a city's definitions, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ceyuan.definitions.base import Definition
from ceyuan.definitions.book import Definitions

_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Alteration:
    """One key of one definition.

    Attributes:
        kind, name: which definition: `indicator`, `contract_turnover`.
        key: the way to what differs (`filter`, `entries.高新区.aliases`); empty where the whole definition is new or gone.
        before, after: what it said and says, as YAML would; empty where it said nothing.
    """

    kind: str
    name: str
    key: str
    before: str
    after: str


def alterations(before: Definitions, after: Definitions) -> tuple[Alteration, ...]:
    """Every key that says something else, by kind and name of the definition."""
    return tuple(found for kind in sorted({*before.by_kind, *after.by_kind}) for found in _of_kind(kind, before, after))


def _of_kind(kind: str, before: Definitions, after: Definitions) -> Iterator[Alteration]:
    old, new = before.of_kind(kind), after.of_kind(kind)
    for name in sorted({*old, *new}):
        if name not in old:
            yield Alteration(kind, name, "", "", new[name].label.zh)
        elif name not in new:
            yield Alteration(kind, name, "", old[name].label.zh, "")
        else:
            yield from (Alteration(kind, name, *found) for found in _between(_plain(old[name]), _plain(new[name]), ""))


def _plain(definition: Definition) -> dict[str, Any]:
    return definition.model_dump(mode="json", exclude_defaults=True, exclude={"extends"})


def _between(old: Any, new: Any, key: str) -> Iterator[tuple[str, str, str]]:
    """Keys, with what they said and say; lists of named things are compared by name, others whole."""
    if old == new:
        return
    if isinstance(old := _by_name(old), dict) and isinstance(new := _by_name(new), dict):
        for step in dict.fromkeys([*old, *new]):
            yield from _between(old.get(step, _ABSENT), new.get(step, _ABSENT), f"{key}.{step}".lstrip("."))
    else:
        yield key, _said(old), _said(new)


def _by_name(value: Any) -> Any:
    """A list of records as a mapping by the first key of each, where these are all different."""
    if isinstance(value, list) and value and all(isinstance(item, dict) and item for item in value):
        named = {str(next(iter(item.values()))): item for item in value}
        return named if len(named) == len(value) else value
    return value


def _said(value: Any) -> str:
    if value is _ABSENT:
        return ""
    if isinstance(value, list):
        return "、".join(map(_said, value))
    if isinstance(value, dict):
        return "；".join(f"{key}: {_said(item)}" for key, item in value.items())
    return str(value)
