"""Where definitions lie: a city's folder, the folders it extends, and the shelf that ships with Ceyuan."""

from __future__ import annotations

from pathlib import Path

from ceyuan.definitions.city import City
from ceyuan.definitions.source import Document, documents
from ceyuan.errors import DefinitionError, Fault, unknown

HEAD = "city.yaml"


def shelves() -> tuple[Path, ...]:
    """The folders that ship with Ceyuan: beside the package when installed, at the top of a clone."""
    package = Path(__file__).parents[1]
    tops = [package, package.parents[1]]
    return tuple(top / name for top in tops for name in ("standards", "cities") if (top / name).is_dir())


def shipped() -> dict[str, Path]:
    """Name → folder of every standard and city that ships."""
    return {head.parent.name: head.parent for shelf in shelves() for head in sorted(shelf.glob(f"*/{HEAD}"))}


def folder(name_or_path: str, beside: Path | None = None) -> Path:
    """The folder of a standard or city, by path or by the name of a shipped one.

    Raises:
        DefinitionError: there is none.
    """
    as_path = (beside / name_or_path) if beside else Path(name_or_path)
    if (as_path / HEAD).is_file():
        return as_path.resolve()
    known = shipped()
    if name_or_path in known:
        return known[name_or_path]
    fault = unknown(("城市或标准", "city or standard"), name_or_path, known)
    raise DefinitionError(fault)


def chain(city: Path) -> tuple[Path, ...]:
    """The folder and all it extends, the most general first.

    Raises:
        DefinitionError: a folder extends itself, or one that is not there.
    """
    folders: list[Path] = []
    step: Path | None = city.resolve()
    while step is not None:
        if step in folders:
            raise DefinitionError(Fault("extends-itself", "城市定义循环继承", "The city extends itself", str(step / HEAD)))
        folders.append(step)
        parent = head(step).value.get("extends")
        step = folder(str(parent), step) if parent else None
    return tuple(reversed(folders))


def head(city: Path) -> Document:
    """The first document of a folder's `city.yaml`, untyped.

    Raises:
        DefinitionError: the file is not there or is empty.
    """
    if not (city / HEAD).is_file():
        raise DefinitionError(Fault("no-city", f"文件夹中没有 {HEAD}", f"The folder holds no {HEAD}", str(city)))
    for document in documents(city / HEAD, f"{city.name}/{HEAD}"):
        return document
    raise DefinitionError(Fault("empty-definition", "文件为空", "The file is empty", f"{city.name}/{HEAD}"))


def files(city: Path) -> tuple[Path, ...]:
    """The YAML files of a folder, in a fixed order; its ledger and build folders hold none."""
    found = (path for path in city.rglob("*.yaml") if "ledger" not in path.relative_to(city).parts)
    return tuple(sorted(found))


__all__ = ["HEAD", "City", "chain", "files", "folder", "head", "shelves", "shipped"]
