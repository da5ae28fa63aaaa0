"""The files as they came: kept once, under the hash of their content, compressed."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa

from ceyuan.errors import Fault, QuestionError, StorageError
from ceyuan.ledger.faults import storage_faults
from ceyuan.ledger.warehouse import Warehouse

_CHUNK = 1 << 20
_CODEC = "zstd"


class Originals:
    """A content-addressed store of original files in the ledger's warehouse. Attempts put files in, `Attempt.keep`."""

    def __init__(self, warehouse: Warehouse, spill: Path) -> None:
        self._warehouse = warehouse
        self._spill = spill

    def open(self, sha256: str) -> BinaryIO:
        """The original, readable and seekable; close it after use.

        Raises:
            QuestionError: no such file is kept.
            StorageError: it cannot be read, or what is kept no longer has this hash.
        """
        if sha256 not in self:
            raise QuestionError(_absent(sha256))
        copy = cast(BinaryIO, tempfile.TemporaryFile(dir=self._spill))  # noqa: SIM115  # the caller closes it
        try:
            self._unpack(sha256, copy)
        except StorageError:
            copy.close()
            raise
        copy.seek(0)
        return copy

    def _unpack(self, sha256: str, copy: BinaryIO) -> None:
        location = self._location(sha256)
        with storage_faults(location), pa.CompressedInputStream(self._warehouse.read(location), _CODEC) as packed:
            found = _copy(packed, copy)
        if found != sha256:
            raise StorageError(_damaged(location))

    def __contains__(self, sha256: str) -> bool:
        return self._warehouse.exists(self._location(sha256))

    def place(self, packed: Path, sha256: str) -> None:
        """Bring a packed file to its address."""
        if sha256 not in self:
            self._warehouse.place(packed, self._location(sha256))

    def _location(self, sha256: str) -> str:
        return f"{self._warehouse.location}/originals/{sha256[:2]}/{sha256}.zst"


def pack(path: Path, packed: Path) -> str:
    """Compress a file, reading it once, whatever its size.

    Returns:
        The SHA-256 of its content, in hexadecimal.
    """
    with path.open("rb") as source, pa.CompressedOutputStream(pa.OSFile(str(packed), "wb"), _CODEC) as target:
        return _copy(source, target)


def _copy(source: BinaryIO, target: BinaryIO) -> str:
    seen = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        seen.update(chunk)
        target.write(chunk)
    return seen.hexdigest()


def _absent(sha256: str) -> Fault:
    return Fault(
        "unknown-original",
        f"账本中没有内容哈希为 {sha256} 的原始文件",
        f"No original file with the hash {sha256} is kept",
        fix_zh="用批次里的 file_sha256 查找",
        fix_en="Look it up by a batch's file_sha256",
    )


def _damaged(location: str) -> Fault:
    return Fault(
        "original-damaged",
        "保存的原始文件已损坏，与其哈希不符",
        "The original file that was kept is damaged: it no longer has its hash",
        location,
        "请从备份恢复该文件",
        "Restore it from a backup",
    )
