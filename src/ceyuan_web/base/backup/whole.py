"""Restoring folder and database together."""

from __future__ import annotations

from pathlib import Path

from ceyuan.errors import Fault, QuestionError
from ceyuan_web.base.backup import databases, restoring
from ceyuan_web.base.backup.manifest import Manifest


def restore(manifest: Manifest, source: Path) -> None:
    """Put a backup back, into the folder that the manifest names.

    Raises:
        QuestionError: something is there already, in the folder or in the database, or the site has another kind of database.
        SourceError: the backup is damaged; then nothing was left behind.
        StorageError: PostgreSQL did not take the dump.
    """
    if manifest.database != databases.kind():
        raise QuestionError(_other_kind(manifest))
    if not databases.is_empty():
        raise QuestionError(_occupied())
    dump = restoring.unpack(source, manifest)
    if dump is not None:
        databases.put_back(dump)
        dump.unlink()


def _other_kind(manifest: Manifest) -> Fault:
    zh, en = f"备份用的是 {manifest.database}，网站设的不是", f"The backup is of {manifest.database}, the site is set to another"
    return Fault("other-database", zh, en, "CEYUAN_DATABASE", "请按备份设置 CEYUAN_DATABASE", "Set CEYUAN_DATABASE as it was")


def _occupied() -> Fault:
    zh, en = "数据库里已有内容，不会覆盖", "The database holds something already and is not overwritten"
    return Fault("exists", zh, en, "CEYUAN_DATABASE", "请指向一个空数据库", "Point it to an empty database")
