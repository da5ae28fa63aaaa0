"""A ledger whose folder was moved or copied. Iceberg writes whole paths into its files; they are written anew for where they lie now."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyiceberg.avro.file import AvroFile, AvroOutputFile
from pyiceberg.catalog.sql import IcebergTables
from pyiceberg.io.pyarrow import PyArrowFileIO
from pyiceberg.typedef import Record
from sqlalchemy import Engine, func, update

from ceyuan.ledger.tables import Heads

_IO = PyArrowFileIO()


def former_root(heads: Heads, root: str) -> str | None:
    """Where the warehouse lay when its tables were last written; None where it still lies there."""
    roots = (head.rpartition(f"/{space}/{name}/metadata/")[0] for (space, name), head in heads.items())
    return next((former for former in roots if former != root), None)


def relocate(former: str, root: str, catalog: Engine) -> None:
    """Write new paths into every file of the tables, then into the catalogue, by which alone they are found.

    Interrupted anywhere, it is done again from the start: a path that is new already stays.
    """
    files = [path for path in Path(root).glob("*/*/metadata/*") if path.is_file()]
    manifests = [path for path in files if path.suffix == ".avro"]
    # A list of manifests states their sizes, so it comes after them.
    for path in sorted(manifests, key=lambda path: path.name.startswith("snap-")):
        _rewrite_avro(path, former, root)
    for path in files:
        if path.suffix == ".json":
            _replace(path, path.read_bytes().replace(f'"{former}/'.encode(), f'"{root}/'.encode()))
    places = (IcebergTables.metadata_location, IcebergTables.previous_metadata_location)
    with catalog.begin() as connection:
        connection.execute(update(IcebergTables).values({place: func.replace(place, f"{former}/", f"{root}/") for place in places}))


def _rewrite_avro(path: Path, former: str, root: str) -> None:
    with AvroFile[Record](_IO.new_input(str(path))) as source:
        records, schema, header = list(source), source.schema, source.header.meta
    name = "manifest_file" if path.name.startswith("snap-") else "manifest_entry"
    changed = sum(_moved(record, former, root) for record in records)
    if not changed:
        return
    waiting = path.with_suffix(".moved")
    kept = {key: value for key, value in header.items() if not key.startswith("avro.")}
    with AvroOutputFile[Record](_IO.new_output(str(waiting)), schema, name, metadata=kept) as target:
        target.write_block(records)
    os.replace(waiting, path)


def _moved(record: Record, former: str, root: str) -> bool:
    """Put the new path into a record, and into the file that it is about; of a manifest, its size too."""
    moved = False
    for at, value in enumerate(_values(record)):
        if isinstance(value, Record):
            moved |= _moved(value, former, root)
        elif isinstance(value, str) and value.startswith(f"{former}/"):
            record[at] = root + value.removeprefix(former)
            if at == 0 and record[at].endswith(".avro"):
                record[1] = os.path.getsize(record[at])
            moved = True
    return moved


def _values(record: Record) -> Iterable[Any]:
    return [record[at] for at in range(len(record))]


def _replace(path: Path, content: bytes) -> None:
    waiting = path.with_suffix(".moved")
    waiting.write_bytes(content)
    os.replace(waiting, path)
