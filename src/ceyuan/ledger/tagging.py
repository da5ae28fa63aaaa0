"""Names for versions, kept for good."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pyarrow as pa

from ceyuan.errors import Fault, QuestionError
from ceyuan.ledger import schema
from ceyuan.ledger.engines import parquet
from ceyuan.ledger.locks import writing
from ceyuan.ledger.recovery import recover
from ceyuan.ledger.storage import Storage
from ceyuan.ledger.tables import TAGS, Heads

_NAME = re.compile(r"(?!\d+$)[\w.\-]{1,100}")


def tags(storage: Storage, heads: Heads) -> dict[str, int]:
    """Every tag and its version, in the order of their making."""
    locations = [part.location for part in storage.tables.parts(TAGS, heads)]
    if not locations:
        return {}
    rows = storage.engine.arrow(f"SELECT name, version FROM {parquet(locations, evolved=False)} ORDER BY tagged_at")
    return {row["name"]: row["version"] for row in rows.to_pylist()}


def tag(storage: Storage, name: str, version: int) -> None:
    """Name a version.

    Raises:
        QuestionError: the name stands for another version, or is no name.
    """
    if not _NAME.fullmatch(name):
        raise QuestionError(_bad_name(name))
    with writing(storage.locks):
        recover(storage)
        heads = storage.tables.heads()
        known = tags(storage, heads).get(name)
        if known == version:
            return
        if known is not None:
            raise QuestionError(_taken(name, known))
        with storage.attempts.intent() as number:
            if version == storage.register.newest(heads):
                storage.tables.tag(name)
            row = {"name": name, "version": version, "tagged_at": datetime.now(UTC)}
            storage.tables.write(TAGS, pa.Table.from_pylist([row], schema=schema.TAGS), number)


def _bad_name(name: str) -> Fault:
    return Fault(
        "bad-tag",
        f"“{name}”不能作为版本的名称",
        f"'{name}' cannot name a version",
        fix_zh="用字母、汉字、数字、点、横线，且不能全是数字",
        fix_en="Use letters, digits, dots and dashes, and not digits alone",
    )


def _taken(name: str, version: int) -> Fault:
    return Fault(
        "tag-taken",
        f"名称“{name}”已指第 {version} 版，不能改指",
        f"'{name}' already names version {version} and stays so",
        fix_zh="换一个名称",
        fix_en="Take another name",
    )
