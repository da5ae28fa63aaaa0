"""Files in progress, kept under the hash of their content, so that none is kept twice or lost when a page is left."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings

from ceyuan.errors import Fault, SourceError

_LONGEST = 120  # characters of a name that is kept


@dataclass(frozen=True)
class Upload:
    """A file that was kept.

    Attributes:
        name: its own, made safe.
    """

    name: str
    sha256: str
    size: int


def keep(name: str, chunks: Iterable[bytes]) -> Upload:
    """Keep a file.

    Raises:
        SourceError: it is empty, or larger than may be.
    """
    seen, size = hashlib.sha256(), 0
    with tempfile.TemporaryDirectory(dir=_folder()) as scratch:
        file = Path(scratch) / "file"
        with file.open("wb") as out:
            for chunk in chunks:
                size += len(chunk)
                _refuse(size > settings.UPLOAD_BYTES, _too_large(name))
                seen.update(chunk)
                out.write(chunk)
            _refuse(not size, Fault("empty-file", "文件为空", "The file is empty", name, "请重新选择文件", "Choose the file again"))
            out.flush()
            os.fsync(out.fileno())
        target = path_of(seen.hexdigest())
        target.parent.mkdir(exist_ok=True)
        file.replace(target)
    return Upload(safe_name(name), seen.hexdigest(), size)


def _refuse(is_wrong: bool, fault: Fault) -> None:
    if is_wrong:
        raise SourceError(fault)


def keep_file(path: Path) -> Upload:
    """Keep a file that lies here."""
    with path.open("rb") as file:
        return keep(path.name, iter(lambda: file.read(1 << 20), b""))


def path_of(sha256: str) -> Path:
    """Where a file is kept."""
    return _folder() / sha256[:2] / sha256


def under_its_name(sha256: str, name: str, folder: Path) -> Path:
    """The file under its own name in a folder, as the library wants it: the ending and the period may stand in it."""
    target = folder / name
    try:
        os.link(path_of(sha256), target)
    except OSError:  # another file system
        shutil.copyfile(path_of(sha256), target)
    return target


def safe_name(name: str) -> str:
    """A name without folders and characters that cannot be seen, not too long, with its ending.

    >>> safe_name("报表/6月\\u202e.xlsx"), safe_name("../a?.csv")
    ('6月.xlsx', 'a_.csv')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    seen = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    plain = "".join("_" if c in '\\/:*?"<>|' else c for c in seen).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{ending[:10]}" if stem else plain[:_LONGEST] or "file"


def _folder() -> Path:
    folder: Path = settings.WEB / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _too_large(name: str) -> Fault:
    most = settings.UPLOAD_BYTES // (1024 * 1024)
    zh, en = f"文件超过 {most} MB", f"The file is larger than {most} MB"
    return Fault("oversized-file", zh, en, name, "请拆分后分次报送，或另存为 .csv", "Split it, or save it as .csv")
