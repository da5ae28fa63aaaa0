"""One definition laid over another: a city's over the national one, key by key."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, SequenceNode

from ceyuan.definitions.source import Document, key_of

_NAMES = ("name", "code", "unit", "check")
"""The keys by which a member of a list is known."""


def laid_over(base: Document, over: Document) -> Document:
    """The base with the keys of the other. Lists are replaced, but those of named members are merged by name, key by key.

    Every value keeps the place it was written at, in whichever of the two files.
    """
    return Document.of(_mapping(base.node, over.node))


def _mapping(base: MappingNode, over: MappingNode) -> MappingNode:
    pairs = {key_of(key): (key, value) for key, value in base.value}
    for key, value in over.value:
        earlier = pairs.get(key_of(key))
        pairs[key_of(key)] = (key, _value(earlier[1], value) if earlier else value)
    return MappingNode(over.tag, list(pairs.values()), over.start_mark, over.end_mark)


def _value(base: Node, over: Node) -> Node:
    members, changed = _members(base), _members(over)
    if not members or not changed:
        return over
    merged = members | {name: _mapping(members[name], part) if name in members else part for name, part in changed.items()}
    return SequenceNode(over.tag, list(merged.values()), over.start_mark, over.end_mark)


def _members(node: Node) -> dict[str, MappingNode]:
    """The members of a list by name; nothing when it is no list or one of them has no name."""
    parts = node.value if isinstance(node, SequenceNode) else []
    named = {_name(part): part for part in parts if isinstance(part, MappingNode)}
    return named if len(named) == len(parts) and "" not in named else {}


def _name(node: MappingNode) -> str:
    keys = {key_of(key): str(key_of(value)) for key, value in node.value if not value.value or isinstance(value.value, str)}
    return next((keys[name] for name in _NAMES if name in keys), "")
