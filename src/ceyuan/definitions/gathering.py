"""From folders to documents: what a city's files define, by kind and id, with the nearer folder laid over the farther."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ceyuan.definitions import shelf
from ceyuan.definitions.book import ONE_EACH, kinds
from ceyuan.definitions.overlay import laid_over
from ceyuan.definitions.source import Document, documents
from ceyuan.errors import DefinitionError, Fault, unknown


@dataclass
class Gathered:
    """The documents of a city, and what was wrong with its files.

    Attributes:
        documents: kind → id → document.
        sha256: over the bytes of all files read.
    """

    documents: dict[str, dict[str, Document]] = field(default_factory=lambda: defaultdict(dict))
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""

    def add(self, document: Document) -> None:
        """Put a document under its kind and id; one that extends another of its kind is laid over it."""
        kind, value = document.kind, document.value
        if kind not in kinds():
            self.faults.append(unknown(("定义种类", "kind of definition"), kind, kinds(), document.where((kind,))))
            return
        found, name = self.documents[kind], kind if kind == "city" else str(value[kind])
        extended = name if kind == "city" else str(value.get("extends") or "")
        if extended and extended not in found and kind != "city":
            self.faults.append(unknown(("可继承的定义", "definition to extend"), extended, found, document.where(("extends",))))
        elif name in found and extended != name:
            self.faults.append(_defined_twice(name, found[name], document))
        elif found and kind in ONE_EACH and extended not in found:
            self.faults.append(_defined_twice(kind, next(iter(found.values())), document))
        found[name] = laid_over(found[extended], document) if extended in found else document


def gather(folders: Sequence[Path], wanted: Callable[[Path], bool] = lambda path: True) -> Gathered:
    """Read the files of folders, the most general first."""
    gathered, digest = Gathered(), hashlib.sha256()
    for path, name in _files(folders):
        if wanted(path):
            digest.update(path.read_bytes())
            _read(path, name, gathered)
    gathered.sha256 = digest.hexdigest()
    return gathered


def _files(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    for folder in folders:
        for path in shelf.files(folder):
            yield path, f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _read(path: Path, name: str, gathered: Gathered) -> None:
    try:
        for document in documents(path, name):
            gathered.add(document)
    except DefinitionError as error:
        gathered.faults.extend(error.faults)


def _defined_twice(name: str, first: Document, second: Document) -> Fault:
    return Fault(
        "defined-twice",
        f"“{name}”已在 {first.where()} 定义",
        f"'{name}' is defined already at {first.where()}",
        second.where(),
        f"若要在其上修改，请加一行“extends: {first.value[first.kind]}”",
        f"To build on it, add 'extends: {first.value[first.kind]}'",
    )
