"""The warehouse: where tables and originals are kept, on a disk or in an object store. The only place that touches files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from pyarrow import fs
from pyiceberg.io.pyarrow import PyArrowFileIO

from ceyuan.ledger.settings import LedgerSettings


class Warehouse:
    """Files by their location, as Iceberg writes it: an absolute path, or `scheme://bucket/path`.

    Attributes:
        location: the location of the warehouse itself.
        filesystem: what reads and writes it.
        is_local: whether locations are paths of this machine.
    """

    def __init__(self, settings: LedgerSettings) -> None:
        self.location = settings.warehouse.removeprefix("file://").rstrip("/")
        self.is_local = "://" not in self.location
        scheme, netloc, _ = PyArrowFileIO.parse_location(self.location)
        self.filesystem: fs.FileSystem = PyArrowFileIO(dict(settings.properties)).fs_by_scheme(scheme, netloc)
        self._scheme = "" if self.is_local else scheme + "://"
        self._staged = settings.root / "staged"

    def staging(self, table_location: str, number: int) -> Path:
        """The local folder in which attempt `number` writes; in a local warehouse, where its files will stay."""
        return Path(self.folder(table_location, number)) if self.is_local else self._staged / str(number)

    def folder(self, table_location: str, number: int) -> str:
        """The location of the files of attempt `number`."""
        return f"{table_location}/data/{number:08}"

    def adopt(self, paths: Sequence[Path], folder: str) -> list[str]:
        """Bring staged files to a folder of the warehouse, where they may lie already."""
        locations = [f"{folder}/{path.name}" for path in paths]
        for path, location in zip(paths, locations, strict=True):
            if str(path) != location:
                self.place(path, location)
        return locations

    def place(self, path: Path, location: str) -> None:
        """Move a local file to a location, whole or not at all."""
        if self.is_local:
            Path(location).parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, location)
            return
        fs.copy_files(str(path), self._path(location), fs.LocalFileSystem(), self.filesystem)
        path.unlink()

    def list(self, location: str) -> dict[str, int]:
        """Every file below a location, with its size in bytes."""
        chosen = fs.FileSelector(self._path(location), recursive=True, allow_not_found=True)
        return {self._scheme + info.path: info.size for info in self.filesystem.get_file_info(chosen) if info.is_file}

    def delete(self, locations: Iterable[str]) -> None:
        """Delete files, and the folders that they leave empty."""
        for location in locations:
            self.filesystem.delete_file(self._path(location))
            if self.is_local:
                _prune(Path(location).parent, Path(self.location))

    def tidy(self, staging: Path, kept: Sequence[str]) -> None:
        """Delete what is left in the folder of an attempt, but for files that stay there."""
        for path in staging.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif str(path) not in kept:
                path.unlink()
        _prune(staging, staging.parent)

    def discard(self, staging: Path) -> None:
        """Delete the folder of an attempt."""
        shutil.rmtree(staging, ignore_errors=True)

    def exists(self, location: str) -> bool:
        """Whether a file is there."""
        return bool(self.filesystem.get_file_info(self._path(location)).is_file)

    def read(self, location: str) -> BinaryIO:
        """The bytes of a file, from the first to the last."""
        return cast(BinaryIO, self.filesystem.open_input_stream(self._path(location), compression=None))

    def _path(self, location: str) -> str:
        return location.removeprefix(self._scheme)


def _prune(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
