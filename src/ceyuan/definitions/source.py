"""YAML with places: every value knows the file and line that it was written on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ceyuan.errors import DefinitionError, Fault

Route = tuple[str | int, ...]

# libyaml reads twenty times faster; where a platform has no build of it the same grammar is read in Python.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
# A code such as 0101 keeps its zero, and a decimal such as 27.10 its digits: only plain integers are numbers.
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"-?(0|[1-9]\d*)"), int),
    (re.compile(r"\d{4}-\d\d-\d\d"), date.fromisoformat),
)


@dataclass(frozen=True)
class Document:
    """One YAML document as plain values; the nodes that it was read from keep the places."""

    node: MappingNode = field(repr=False)
    value: dict[str, Any]

    @classmethod
    def of(cls, node: MappingNode) -> Document:
        """The document of a node.

        Raises:
            DefinitionError: a key stands twice, or one value is used in two places.
        """
        _refuse_aliases(node)
        return cls(node, _mapping(node))

    @property
    def kind(self) -> str:
        """What the document defines: its first key."""
        return str(next(iter(self.value), ""))

    def where(self, route: Route = ()) -> str:
        """`file:line` of the value at the route, or of the nearest enclosing one."""
        node: Node = self.node
        place = place_of(node)
        for step in route:
            found = _inside(node, step)
            if found is None:
                break
            node, place = found
        return place


def documents(path: Path, name: str) -> Iterator[Document]:
    """The documents of a file; `name` is how faults call it.

    Raises:
        DefinitionError: the file is not YAML, a key stands twice, or a document is not a mapping.
    """
    for node in _nodes(path, name):
        if not isinstance(node, MappingNode):
            fault = Fault("not-a-mapping", "定义文件应由“键: 值”组成", "A definition is made of 'key: value' lines", place_of(node))
            raise DefinitionError(fault)
        yield Document.of(node)


def key_of(node: Node) -> Any:
    """The key that a node is, as a value."""
    return _plain(node)


def place_of(node: Node) -> str:
    """`file:line` at which a node begins."""
    return f"{node.start_mark.name}:{node.start_mark.line + 1}"


def _nodes(path: Path, name: str) -> list[Node]:
    try:
        stream = StringIO(path.read_text("utf-8-sig"))
        stream.name = name  # the loader puts it into every mark
        return [node for node in yaml.compose_all(stream, _LOADER) if node is not None and getattr(node, "value", None) != ""]
    except yaml.YAMLError as error:
        raise DefinitionError(_not_yaml(name, error)) from None
    except UnicodeDecodeError:
        raise DefinitionError(Fault("not-utf8", "文件不是 UTF-8 文本", "The file is not UTF-8 text", name)) from None


def _refuse_aliases(root: Node) -> None:
    """An alias (`*name`) makes one value stand in two places, and a few of them a document without end."""
    seen, waiting = set(), [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise DefinitionError(
                Fault("alias", "定义中不能使用 YAML 别名（&、*）", "A definition may not use YAML aliases (&, *)", place_of(node))
            )
        seen.add(id(node))
        if isinstance(node, MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, SequenceNode):
            waiting += node.value


def _inside(node: Node, step: str | int) -> tuple[Node, str] | None:
    if isinstance(node, MappingNode):
        return next(((value, place_of(key)) for key, value in node.value if _plain(key) == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], place_of(node.value[step])
    return None


def _plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return _mapping(node)
    if isinstance(node, SequenceNode):
        return [_plain(part) for part in node.value]
    assert isinstance(node, ScalarNode)
    return str(node.value) if node.style else _scalar(node.value)


def _mapping(node: MappingNode) -> dict[Any, Any]:
    out: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = _plain(key_node)
        if isinstance(key, list | dict) or key in out:
            fault = Fault("key-twice", f"键“{key}”出现了两次", f"The key '{key}' stands twice", place_of(key_node))
            raise DefinitionError(fault)
        out[key] = _plain(value_node)
    return out


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    for pattern, read in _NUMBERS if text[0] in "-0123456789" else ():
        if pattern.fullmatch(text):
            with suppress(ValueError):
                return read(text)
    return text


def _not_yaml(name: str, error: yaml.YAMLError) -> Fault:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or error
    where = f"{name}:{mark.line + 1}" if mark else name
    return Fault("not-yaml", f"不是合格的 YAML：{problem}", f"Not valid YAML: {problem}", where)
