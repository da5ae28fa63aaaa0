"""Loading: from folders of YAML to typed definitions, with every fault at its file and line."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from ceyuan.definitions import shelf
from ceyuan.definitions.base import Definition
from ceyuan.definitions.book import Definitions, kinds
from ceyuan.definitions.gathering import Gathered, gather
from ceyuan.definitions.problems import faults_of
from ceyuan.definitions.reading import ReadingWords
from ceyuan.definitions.source import Document, Route
from ceyuan.definitions.wiring import wiring_faults
from ceyuan.errors import DefinitionError, Fault

_NEEDED = {
    "city": Fault("no-city", "没有“city:”定义", "No 'city:' is defined", fix_zh="请在 city.yaml 中写明", fix_en="Write it in city.yaml"),
    "units": Fault(
        "no-units",
        "没有计量单位定义",
        "No units are defined",
        fix_zh="请在 city.yaml 中加“extends: cn”",
        fix_en="Add 'extends: cn' to city.yaml",
    ),
}


def load(city: Path) -> Definitions:
    """All definitions of a city: its own and those it extends.

    Args:
        city: a folder with `city.yaml`.

    Raises:
        DefinitionError: every unknown key, wrong value and dangling name of all files at once.
    """
    return load_folders(shelf.chain(city))


def load_folders(folders: tuple[Path, ...]) -> Definitions:
    """The definitions of folders, the most general first, whatever they say that they extend: a copy that was put aside.

    Raises:
        DefinitionError: as `load` does.
    """
    gathered = gather(folders)
    faults = gathered.faults + [fault for kind, fault in _NEEDED.items() if not gathered.documents[kind]]
    typed = {kind: _typed(kind, found, faults) for kind, found in gathered.documents.items()}
    _raise(faults)
    definitions = Definitions.of(typed, gathered.sha256, folders)
    _raise(list(wiring_faults(definitions, lambda kind, name, route: _where(gathered, kind, name, route))))
    return definitions


def load_reading(city: Path) -> ReadingWords:
    """The words with which texts are read, from the `reading.yaml` files alone: a text is read without opening all of a city.

    Raises:
        DefinitionError: as `load` does, or there are none.
    """
    gathered = gather(shelf.chain(city), lambda path: path.name == "reading.yaml")
    faults = gathered.faults
    typed = _typed("reading", gathered.documents["reading"], faults)
    _raise(faults)
    for words in typed.values():
        if isinstance(words, ReadingWords):
            return words
    fault = Fault("no-reading-words", "没有读取文字所需的用词定义", "No words for reading texts are defined", str(city))
    raise DefinitionError(fault)


def _typed(kind: str, found: dict[str, Document], faults: list[Fault]) -> dict[str, Definition]:
    out, model = {}, kinds()[kind]
    for name, document in found.items():
        try:
            out[name] = model.model_validate({**document.value, "origin": document.where()})
        except ValidationError as error:
            faults.extend(faults_of(document, model, error.errors()))
    return out


def _where(gathered: Gathered, kind: str, name: str, route: Route) -> str:
    return gathered.documents[kind][name].where(route)


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise DefinitionError(*sorted(faults, key=_place))


def _place(fault: Fault) -> tuple[str, int]:
    file, _, line = fault.where.rpartition(":")
    return file, int(line) if line.isdigit() else 0
