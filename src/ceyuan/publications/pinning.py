"""Pinning definitions: a copy of the files of all layers in one archive, the same bytes for the same files, and their loading again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ceyuan.definitions import Definitions, files, load_folders

PINNED = "definitions.zip"
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def pack(definitions: Definitions, to: Path) -> None:
    """Write every YAML file of the layers, and the Word templates of the reports, as `0/cn/…`, `1/chengdu/…`."""
    templates = {f"reports/{report.template}" for report in definitions.reports.values()}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for nth, folder in enumerate(definitions.folders):
            for path in (*files(folder), *(folder / name for name in sorted(templates) if (folder / name).is_file())):
                entry = zipfile.ZipInfo(f"{nth}/{folder.name}/{path.relative_to(folder).as_posix()}", _NO_TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())


@contextmanager
def unpacked(archive: Path) -> Iterator[Definitions]:
    """The definitions of such an archive, in a folder that is there meanwhile.

    Raises:
        DefinitionError: this version of Ceyuan cannot read them.
    """
    with TemporaryDirectory() as folder, zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
        layers = sorted(Path(folder).iterdir(), key=lambda layer: int(layer.name))
        yield load_folders(tuple(next(layer.iterdir()) for layer in layers))
