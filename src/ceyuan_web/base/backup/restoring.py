"""Putting a backup back: every hash is checked before anything appears, and nothing that is there is overwritten."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from pathlib import Path

from pydantic import ValidationError

from ceyuan.errors import Fault, QuestionError, SourceError
from ceyuan_web.base.backup.manifest import MANIFEST, POSTGRESQL, SQLITE, Manifest


def read(source: Path, home: Path | None = None) -> Manifest:
    """What a backup says of itself; with the folder into which it shall go, where that is another.

    Raises:
        SourceError: it is none, or cut short.
    """
    try:
        with tarfile.open(source) as archive:
            file = archive.extractfile(MANIFEST)
            assert file is not None
            found = Manifest.model_validate_json(file.read())
    except (tarfile.TarError, KeyError, ValidationError, OSError, AssertionError) as error:
        raise SourceError(_damaged(source, MANIFEST)) from error
    return found.model_copy(update={"folder": str(home.absolute())}) if home else found


def unpack(source: Path, manifest: Manifest) -> Path | None:
    """The city's folder, whole and in its place; the dump of PostgreSQL, where there is one, waits beside it.

    Returns:
        The dump.

    Raises:
        QuestionError: something lies there already.
        SourceError: a member is damaged or missing; then nothing was left behind.
    """
    home = Path(manifest.folder)
    if home.exists() and any(home.iterdir()):
        raise QuestionError(_occupied(home))
    half = home.with_name(f".{home.name}.restoring")
    if half.exists():
        shutil.rmtree(half)
    half.mkdir(parents=True, mode=0o700)
    try:
        _extract(source, manifest, half)
        dump = _settled(half, home)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return dump


def _extract(source: Path, manifest: Manifest, folder: Path) -> None:
    missing = dict(manifest.files)
    with tarfile.open(source) as archive:
        for member in archive:
            if member.name == MANIFEST:
                continue
            wanted = missing.pop(member.name, None)
            archive.extract(member, folder, filter="data")
            if wanted is None or _sha256(folder / member.name) != wanted:
                raise SourceError(_damaged(source, member.name))
    if missing:
        raise SourceError(*(_damaged(source, name) for name in missing))


def _settled(half: Path, home: Path) -> Path | None:
    """Put the database where the site looks for it, and the folder in its place."""
    (half / "web").mkdir(exist_ok=True, mode=0o700)
    (half / "ledger" / "spill").mkdir(parents=True, exist_ok=True)
    dump = None
    if (half / SQLITE).exists():
        (half / SQLITE).rename(half / "web" / "ceyuan.sqlite3")
    else:
        (half / POSTGRESQL).rename(half / "web" / POSTGRESQL)
        dump = home / "web" / POSTGRESQL
    if home.exists():
        home.rmdir()
    half.rename(home)
    return dump


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(source: Path, member: str) -> Fault:
    fix = ("请换一份备份；没有任何改动", "Take another backup; nothing was changed")
    return Fault("damaged-backup", "备份已损坏或不完整", "The backup is damaged or cut short", f"{source.name} › {member}", *fix)


def _occupied(home: Path) -> Fault:
    zh, en = "那里已有内容，不会覆盖", "Something lies there already and is not overwritten"
    return Fault("exists", zh, en, str(home), "请先移走该文件夹", "Move the folder away first")
