"""Text files made plain: unpacked and in UTF-8, in a stream, so that one of any size needs no memory."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from ceyuan.errors import SourceError
from ceyuan.intake.limits import MIB, Limits
from ceyuan.intake.refusal import refusal, wrong_encoding
from ceyuan.intake.sniff import Sniffed

_CHUNK, _SAMPLE = 1 << 22, 1 << 20


def unpacked(found: Sniffed, limits: Limits, scratch: Path) -> Path:
    """The text of a gzip file, in the scratch folder.

    Raises:
        SourceError: it is damaged, or unpacks to more than a text file may have.
    """
    target, name = scratch / "unpacked", found.path.name
    written = 0
    try:
        with gzip.open(found.path, "rb") as source, target.open("wb") as out:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                if written > limits.text_bytes:
                    zh, en = f"解压后超过 {limits.text_bytes // MIB} MiB", f"It unpacks to more than {limits.text_bytes // MIB} MiB"
                    raise SourceError(refusal("oversized-file", zh, en, name))
                out.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise SourceError(refusal("damaged-file", "压缩文件已损坏", "The packed file is damaged", name)) from None
    return target


def in_utf8(path: Path, encoding: str, scratch: Path, name: str) -> Path:
    """The text in UTF-8 with plain line ends: the file itself when it is already so.

    Raises:
        SourceError: some of it is not of that encoding.
    """
    if encoding.startswith("utf-8") and not _has_lone_returns(path):
        return path
    target, line = scratch / "utf8.csv", 1
    try:
        with path.open("r", encoding=encoding, newline=None) as source, target.open("w", encoding="utf-8", newline="\n") as out:
            while chunk := source.read(_CHUNK):
                out.write(chunk)
                line += chunk.count("\n")
    except UnicodeError:
        raise SourceError(wrong_encoding(name, f"第 {line} 行以后", f"after line {line}")) from None
    return target


def _has_lone_returns(path: Path) -> bool:
    """Whether lines end as on an old Macintosh."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    return start.count(b"\r") > start.count(b"\r\n") and start.count(b"\n") <= start.count(b"\r\n")
