"""Saving a document so that the same document is the same bytes: no clock, no order of a dictionary in it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx.document import Document

_THEN = datetime(2000, 1, 1)
_ZIPPED = (2000, 1, 1, 0, 0, 0)


def save(document: Document, path: Path, *, title: str = "") -> Path:
    """Write a document with a fixed time.

    Returns:
        The path.
    """
    known = document.core_properties
    known.author = known.last_modified_by = "Ceyuan"
    known.created = known.modified = _THEN
    known.title, known.comments, known.revision = title, "", 1
    made = io.BytesIO()
    document.save(made)
    path.write_bytes(timeless(made.getvalue()))
    return path


def timeless(package: bytes) -> bytes:
    """A zip package with its members in order and without their times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, _ZIPPED)
            member.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(member, read.read(name))
    return out.getvalue()
