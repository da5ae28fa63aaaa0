"""YAML with places: every value knows the line it was written on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from ceyuan.errors import DefinitionError, Fault

Route = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One YAML document of a file: plain values, and for each route into them its line."""

    file: str
    value: dict[str, Any]
    lines: dict[Route, int] = field(repr=False)

    @property
    def kind(self) -> str:
        """What the document defines: its first key."""
        return next(iter(self.value), "")

    def where(self, route: Route = ()) -> str:
        """`file:line` of the value at the route, or of the nearest enclosing one."""
        while route and route not in self.lines:
            route = route[:-1]
        return f"{self.file}:{self.lines.get(route, 1)}"


def documents(path: Path, name: str) -> Iterator[Document]:
    """The documents of a file; `name` is how faults call it.

    Raises:
        DefinitionError: the file is not YAML, a key stands twice, or a document is not a mapping.
    """
    try:
        nodes = list(YAML(typ="safe", pure=True).compose_all(StringIO(path.read_text("utf-8"))))
    except MarkedYAMLError as error:
        raise DefinitionError(_not_yaml(name, error)) from None
    except (UnicodeDecodeError, ReaderError):
        raise DefinitionError(Fault("not-utf8", "文件不是 UTF-8 文本", "The file is not UTF-8 text", name)) from None
    for node in nodes:
        if node is None:
            continue
        if not isinstance(node, MappingNode):
            raise DefinitionError(
                Fault("not-a-mapping", "定义文件应由“键: 值”组成", "A definition is made of 'key: value' lines", f"{name}:{_line(node)}")
            )
        lines: dict[Route, int] = {}
        yield Document(name, _plain(node, (), lines, name), lines)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _plain(node: Node, route: Route, lines: dict[Route, int], name: str) -> Any:
    lines.setdefault(route, _line(node))
    if isinstance(node, MappingNode):
        return _mapping(node, route, lines, name)
    if isinstance(node, SequenceNode):
        return [_plain(part, (*route, at), lines, name) for at, part in enumerate(node.value)]
    assert isinstance(node, ScalarNode)
    return _scalar(node)


def _mapping(node: MappingNode, route: Route, lines: dict[Route, int], name: str) -> dict[Any, Any]:
    out: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = _scalar(key_node)
        if key in out:
            raise DefinitionError(Fault("key-twice", f"键“{key}”出现了两次", f"The key '{key}' stands twice", f"{name}:{_line(key_node)}"))
        lines[(*route, key)] = _line(key_node)
        out[key] = _plain(value_node, (*route, key), lines, name)
    return out


def _scalar(node: ScalarNode) -> Any:
    match str(node.tag).rpartition(":")[2]:
        case "int":
            # A code such as 0101 keeps its zero: only plain decimal integers are numbers.
            return int(node.value) if node.value.lstrip("-").isdigit() and str(int(node.value)) == node.value else str(node.value)
        case "float":
            return str(node.value)
        case "bool":
            return SafeConstructor.bool_values[node.value.lower()]
        case "null":
            return None
        case "timestamp":
            return date.fromisoformat(node.value) if len(node.value) == 10 else str(node.value)
    return str(node.value)


def _not_yaml(name: str, error: MarkedYAMLError) -> Fault:
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    return Fault("not-yaml", f"不是合格的 YAML：{error.problem}", f"Not valid YAML: {error.problem}", f"{name}:{line}")
