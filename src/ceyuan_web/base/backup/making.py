"""Making a backup while the site runs."""

from __future__ import annotations

import hashlib
import io
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from django.conf import settings

from ceyuan.city import City
from ceyuan.errors import Fault, QuestionError
from ceyuan.ledger import Ledger
from ceyuan_web.base.audit.chain import START
from ceyuan_web.base.backup import databases
from ceyuan_web.base.backup.manifest import MANIFEST, Manifest
from ceyuan_web.base.models import Entry

CATALOGUE = "ledger/catalog.db"
_LEFT_OUT = ("ledger/cache/", "ledger/spill/", "ledger/locks", CATALOGUE, "web/")
"""What can be computed again, what is copied by its own means, and what belongs to this machine: of `web` only the uploads are taken."""


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.seen = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """As of a file."""
        found = self.file.read(size)
        self.seen.update(found)
        return found


def backup(city: City, target: Path) -> Manifest:
    """Write a backup to a file that is not there yet; it appears whole or not at all.

    The catalogue of the ledger and the database are copied while nobody commits; the tables' files never change, so they follow after.

    Raises:
        QuestionError: the file exists, or the ledger does not lie in the city's folder.
        StorageError: the database cannot be copied.
    """
    _refuse(city, target)
    half = target.with_name(f".{target.name}.half")
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch, half.open("wb") as out, tarfile.open(fileobj=out, mode="w") as archive:
        half.chmod(0o600)
        try:
            manifest = _filled(city, archive, Path(scratch))
            said = manifest.model_dump_json(indent=1).encode()
            _add(archive, MANIFEST, io.BytesIO(said), len(said))
        except BaseException:
            half.unlink()
            raise
    half.rename(target)
    return manifest


def _filled(city: City, archive: tarfile.TarFile, scratch: Path) -> Manifest:
    with city.ledger.still():
        at = city.ledger.version
        database = databases.copy(scratch)
        last = Entry.objects.order_by("-number").values_list("number", "sha256").first() or (0, START)
        catalogue = databases.copy_sqlite(_catalogue(city.ledger), scratch / "catalog.db")
    members = [(database.name, database), (CATALOGUE, catalogue), *_files(city.folder)]
    hashes = {}
    for name, path in members:
        with path.open("rb") as file:
            hashes[name] = _add(archive, name, file, path.stat().st_size)
    return Manifest(
        ceyuan=version("ceyuan"),
        made_at=datetime.now(UTC),
        city=city.definitions.city.city,
        folder=str(city.folder),
        version=at,
        database=databases.kind(),
        audit=last,
        files=hashes,
    )


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Everything of the city's folder that is taken as it lies, in order; what is half done has a name with a point."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_taken = name.startswith("web/uploads/") or not name.startswith(_LEFT_OUT)
        if is_taken and path.is_file() and not path.is_symlink() and not any(step.startswith(".") for step in name.split("/")):
            yield name, path


def _add(archive: tarfile.TarFile, name: str, file: IO[bytes], size: int) -> str:
    """Add a member; the hash of its content."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    hashed = _Hashed(file)
    archive.addfile(info, hashed)
    return hashed.seen.hexdigest()


def _catalogue(ledger: Ledger) -> Path:
    return ledger.settings.root / "catalog.db"


def _refuse(city: City, target: Path) -> None:
    if target.exists():
        said = ("文件已存在，不会覆盖", "The file exists and is not overwritten")
        raise QuestionError(Fault("exists", *said, str(target), "请换一个名字", "Choose another name"))
    is_here = _catalogue(city.ledger).is_file() and city.ledger.settings.warehouse.startswith(str(city.folder))
    if city.folder != settings.CITY or not is_here:
        said = ("账本不在城市文件夹里", "The ledger does not lie in the city's folder")
        fix = ("请用目录库与对象存储自己的办法备份账本", "Back the ledger up by the means of its catalogue and object store")
        raise QuestionError(Fault("ledger-elsewhere", *said, "", *fix))
