"""Loading: from folders of YAML to typed definitions, with every fault at its file and line."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ceyuan.definitions import shelf
from ceyuan.definitions.base import Definition
from ceyuan.definitions.book import Definitions, Kind, kinds
from ceyuan.definitions.reading import ReadingWords
from ceyuan.definitions.source import Document, documents
from ceyuan.definitions.wiring import wiring_faults
from ceyuan.errors import DefinitionError, Fault, did_you_mean, unknown


def load(city: Path) -> Definitions:
    """All definitions of a city: its own and those it extends.

    Args:
        city: a folder with `city.yaml`.

    Raises:
        DefinitionError: every unknown key, wrong value and dangling name of all files at once.
    """
    faults: list[Fault] = []
    raw: dict[str, dict[str, Document]] = defaultdict(dict)
    digest = hashlib.sha256()
    for path, name in _paths(city):
        digest.update(path.read_bytes())
        for document in _readable(path, name, faults):
            _place(document, raw, faults)
    typed = {kind: _typed(kind, found, faults) for kind, found in raw.items()}
    _raise(faults)
    definitions = Definitions.of(typed, digest.hexdigest(), shelf.chain(city))
    _raise(wiring_faults(definitions))
    return definitions


def load_reading(city: Path) -> ReadingWords:
    """The words with which texts are read, from the `reading.yaml` files alone: a text is read without opening all of a city.

    Raises:
        DefinitionError: as `load` does, or there are none.
    """
    faults: list[Fault] = []
    raw: dict[str, dict[str, Document]] = defaultdict(dict)
    for path, name in _paths(city):
        for document in _readable(path, name, faults) if path.name == "reading.yaml" else ():
            _place(document, raw, faults)
    typed = _typed("reading", raw["reading"], faults)
    _raise(faults)
    for words in typed.values():
        if isinstance(words, ReadingWords):
            return words
    fault = Fault("no-reading-words", "没有读取文字所需的用词定义", "No words for reading texts are defined", str(city))
    raise DefinitionError(fault)


def _paths(city: Path) -> Iterator[tuple[Path, str]]:
    for folder in shelf.chain(city):
        for path in shelf.files(folder):
            yield path, f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _readable(path: Path, name: str, faults: list[Fault]) -> list[Document]:
    try:
        return list(documents(path, name))
    except DefinitionError as error:
        faults.extend(error.faults)
        return []


def _place(document: Document, raw: dict[str, dict[str, Document]], faults: list[Fault]) -> None:
    """Put a document under its kind and id; one that extends a known id is laid over it."""
    kind, known = document.kind, kinds()
    if kind not in known:
        faults.append(unknown(("定义种类", "kind of definition"), kind, known, document.where((kind,))))
        return
    name = "city" if kind == "city" else str(document.value[kind])
    earlier = raw[kind].get(name)
    extends = kind == "city" or document.value.get("extends") == name
    if earlier and not extends:
        faults.append(_defined_twice(kind, name, earlier, document))
    raw[kind][name] = _laid_over(earlier, document) if earlier and extends else document


def _laid_over(base: Document, over: Document) -> Document:
    """The base with the keys of the other; members of lists are merged by their names, key by key, in the base's order."""
    value, lines = dict(base.value), dict(base.lines)
    for key, part in over.value.items():
        value[key] = _merged(value.get(key), part)
    lines.update(over.lines)
    return Document(over.file, value, lines)


def _merged(base: Any, over: Any) -> Any:
    if not (isinstance(base, list) and isinstance(over, list) and _names(over) and _names(base)):
        return over
    parts = dict(zip(_names(base), base, strict=True))
    for name, part in zip(_names(over), over, strict=True):
        parts[name] = {**parts.get(name, {}), **part}
    return list(parts.values())


def _names(parts: list[Any]) -> list[str]:
    """What list members are called (`name`, `code`, `unit`, `check`), or nothing when they have no names."""
    found = [next((str(p[k]) for k in ("name", "code", "unit", "check") if k in p), "") for p in parts if isinstance(p, dict)]
    return found if found and len(found) == len(parts) and all(found) else []


def _typed(kind: str, found: dict[str, Document], faults: list[Fault]) -> dict[str, Definition]:
    out = {}
    for name, document in found.items():
        model: Kind = kinds()[kind]
        try:
            out[name] = model.model_validate({**document.value, "origin": document.where()})
        except ValidationError as error:
            faults.extend(_fault(document, model, problem) for problem in error.errors())
    return out


def _fault(document: Document, model: Kind, problem: Any) -> Fault:
    route = tuple(problem["loc"])
    where, word = document.where(route), str(route[-1]) if route else ""
    if problem["type"] == "extra_forbidden":
        return unknown(("键", "key"), word, _fields(model, route), where)
    what = problem["msg"].removeprefix("Value error, ")
    field = ".".join(map(str, route)) or document.kind
    if problem["type"] == "missing":
        return Fault("missing-key", f"缺少“{field}”", f"'{field}' is missing", where)
    if problem["type"] == "literal_error":
        expected = problem["ctx"]["expected"]
        near = did_you_mean(str(problem["input"]), expected.replace("'", "").replace(" or ", ", ").split(", "))
        hint_zh, hint_en = (f"是否指“{near}”？", f"Did you mean '{near}'?") if near else ("", "")
        return Fault("wrong-value", f"“{field}”应为 {expected}", f"'{field}' should be {expected}", where, hint_zh, hint_en)
    return Fault("wrong-value", f"“{field}”有误：{what}", f"'{field}' is wrong: {what}", where)


def _fields(model: Any, route: tuple[Any, ...]) -> list[str]:
    """The keys that would have been right where the unknown one stands, for the nearest model on the route."""
    from ceyuan.definitions.base import Model

    for step in route[:-1]:
        if isinstance(step, str) and isinstance(model, type) and issubclass(model, Model) and step in model.model_fields:
            model = _inner_model(model.model_fields[step].annotation) or model
    return list(getattr(model, "model_fields", {}))


def _inner_model(annotation: Any) -> Any:
    from ceyuan.definitions.base import Model

    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    parts = (_inner_model(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in parts if part), None)


def _defined_twice(kind: str, name: str, first: Document, second: Document) -> Fault:
    return Fault(
        "defined-twice",
        f"“{name}”已在 {first.where()} 定义",
        f"'{name}' is defined already at {first.where()}",
        second.where(),
        f"若要在其上修改，请加一行“extends: {name}”",
        f"To build on it, add 'extends: {name}'",
    )


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise DefinitionError(*faults)
