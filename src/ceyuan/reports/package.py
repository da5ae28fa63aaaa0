"""Office files that are the same bytes whenever the same document is written: no clock, no order of a dictionary in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from docx.document import Document

THEN = datetime(2000, 1, 1)
_ZIPPED = (2000, 1, 1, 0, 0, 0)


def save(document: Document, path: Path, *, title: str = "", origin: str = "") -> Path:
    """Write a Word document with a fixed time.

    Args:
        origin: where it comes from, among its properties; programs that save it again keep them.

    Returns:
        The path.
    """
    known = document.core_properties
    known.author = known.last_modified_by = "Ceyuan"
    known.created = known.modified = THEN
    known.title, known.keywords, known.comments, known.revision = title, origin, "", 1
    made = io.BytesIO()
    document.save(made)
    path.write_bytes(timeless(made.getvalue()))
    return path


def timeless(package: bytes, changes: Mapping[str, Callable[[str], str]] | None = None) -> bytes:
    """A zip package with its members in order and without their times.

    Args:
        changes: member → what is made of its text.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content, change = read.read(name), (changes or {}).get(name)
            member = zipfile.ZipInfo(name, _ZIPPED)
            member.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(member, change(content.decode()).encode() if change else content)
    return out.getvalue()
