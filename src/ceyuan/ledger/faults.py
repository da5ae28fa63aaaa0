"""The machine's faults, told as errors that a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from sqlalchemy.exc import DatabaseError

from ceyuan.errors import Fault, StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def storage_faults(place: object) -> Iterator[None]:
    """Turn what the system says of a full, forbidden or damaged disk into a `StorageError` that names the place.

    Args:
        place: the folder or file that is being read or written.
    """
    try:
        yield
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException, DatabaseError) as error:
        raise StorageError(_fault(error, str(place))) from error


def _fault(error: Exception, place: str) -> Fault:
    said, code = str(error), getattr(error, "errno", None)
    if code in _FULL or "full" in said or "No space left" in said or "too large" in said:
        return Fault(
            "storage-full",
            "磁盘空间不足，未写入任何内容；此前的数据完好",
            "The disk is full; nothing was written, and what was there before is whole",
            place,
            "请清理磁盘后再试",
            "Free some space and try again",
        )
    if code in _FORBIDDEN or "ermission" in said or "readonly" in said:
        return Fault(
            "storage-forbidden",
            "没有读写账本文件夹的权限",
            "The ledger's folder may not be read or written",
            place,
            "请让管理员授予该文件夹的读写权限",
            "Ask the administrator for the right to read and write it",
        )
    return Fault(
        "storage-failed",
        f"账本存储出错：{said}",
        f"The ledger's storage failed: {said}",
        place,
        "请检查磁盘和数据库后再试；此前的数据完好",
        "Check the disk and the database and try again; what was there before is whole",
    )
