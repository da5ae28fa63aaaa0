"""A ledger whose folder was moved or copied. Iceberg writes whole paths into its files; they are written anew for where they lie now."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyiceberg.avro.file import AvroFile, AvroOutputFile
from pyiceberg.catalog.sql import IcebergTables
from pyiceberg.io.pyarrow import PyArrowFileIO
from pyiceberg.typedef import Record
from sqlalchemy import Connection, Engine, select, update

from ceyuan.ledger.tables import Heads

_IO = PyArrowFileIO()
_LIST = "snap-"
"""How the name of a list of manifests begins."""


def is_moved(heads: Heads, root: str) -> bool:
    """Whether a table was last written in another warehouse than this."""
    return any(not head.startswith(f"{root}/{space}/{name}/") for (space, name), head in heads.items())


def relocate(heads: Heads, root: str, catalog: Engine) -> None:
    """Write new paths into every file of the tables, then into the catalogue, by which alone they are found.

    A path is known by its table's folder, whatever stands before it. So a move that was interrupted is done again from the start, also
    when the folder was moved on in between.
    """
    folders = {table: _Folder(root, "/{}/{}/".format(*table)) for table in heads}
    for folder in folders.values():
        _rewrite(folder)
    with catalog.begin() as connection:
        for table, folder in folders.items():
            _point(connection, table, folder)


@dataclass(frozen=True)
class _Folder:
    """The folder of a table: the warehouse, and what of a path tells the table."""

    root: str
    tail: str

    def now(self, path: str) -> str:
        """Where a file of the table lies; any other text as it is."""
        at = f"{path}/".rfind(self.tail) if path.startswith("/") else -1
        return path if at < 0 else self.root + path[at:]


def _rewrite(folder: _Folder) -> None:
    files = [path for path in Path(folder.root + folder.tail, "metadata").glob("*") if path.is_file()]
    # A list of manifests states their sizes, so it comes after them.
    for path in sorted((path for path in files if path.suffix == ".avro"), key=lambda path: path.name.startswith(_LIST)):
        _rewrite_avro(path, folder)
    for path in files:
        if path.suffix == ".json":
            _rewrite_json(path, folder)


def _rewrite_json(path: Path, folder: _Folder) -> None:
    text = json.dumps(_told(json.loads(path.read_bytes()), folder), ensure_ascii=False)
    _replace(path, lambda half: Path(half).write_text(text, "utf-8"))


def _told(value: Any, folder: _Folder) -> Any:
    """A part of a metadata file, with its paths as they are now."""
    if isinstance(value, dict):
        return {name: _told(each, folder) for name, each in value.items()}
    if isinstance(value, list):
        return [_told(each, folder) for each in value]
    return folder.now(value) if isinstance(value, str) else value


def _rewrite_avro(path: Path, folder: _Folder) -> None:
    with AvroFile[Record](_IO.new_input(str(path))) as source:
        records, schema, header = list(source), source.schema, source.header.meta
    is_list = path.name.startswith(_LIST)
    for record in records:
        _move(record, folder)
        if is_list and os.path.exists(record[0]):  # an expired list may still lie there, its manifests gone
            record[1] = os.path.getsize(record[0])
    kept = {key: value for key, value in header.items() if not key.startswith("avro.")}
    kind = "manifest_file" if is_list else "manifest_entry"

    def write(half: str) -> None:
        with AvroOutputFile[Record](_IO.new_output(half), schema, kind, metadata=kept) as target:
            target.write_block(records)

    _replace(path, write)


def _move(record: Record, folder: _Folder) -> None:
    """Put the new path into a record, and into the file that it is about."""
    for at in range(len(record)):
        if isinstance(record[at], Record):
            _move(record[at], folder)
        elif isinstance(record[at], str):
            record[at] = folder.now(record[at])


def _replace(path: Path, write: Callable[[str], object]) -> None:
    half = str(path.with_suffix(".moved"))
    write(half)
    os.replace(half, path)


def _point(connection: Connection, table: tuple[str, str], folder: _Folder) -> None:
    places = (IcebergTables.metadata_location, IcebergTables.previous_metadata_location)
    own = (IcebergTables.table_namespace == table[0], IcebergTables.table_name == table[1])
    known = connection.execute(select(*places).where(*own)).one()
    told = {place: folder.now(path) for place, path in zip(places, known, strict=True) if path}
    connection.execute(update(IcebergTables).where(*own).values(told))
