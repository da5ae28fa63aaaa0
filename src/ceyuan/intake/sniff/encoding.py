"""How a text file is encoded: told by its first bytes, and by all of them where those are plain ASCII."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import BinaryIO

from ceyuan.errors import Fault
from ceyuan.intake.refusal import wrong_encoding

SAMPLE_BYTES = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_COMMON = ("gb2312", 0.7)  # of the Chinese characters of a real text, this share at least is in the set of 1980

_ASCII_SHARE = 0.1  # a table has at least so many commas, digits and line ends


def sample(file: BinaryIO) -> bytes:
    """The first bytes that are not plain ASCII, or the first of a file that is."""
    first = file.read(SAMPLE_BYTES)
    chunk = first
    while chunk.isascii() and chunk:
        chunk = file.read(SAMPLE_BYTES)
    return chunk or first


def encoding_of(path: Path) -> str | None:
    """The codec of a text file: `utf-8`, `utf-8-sig`, `utf-16…` or `gb18030`; None when it is none of these.

    GBK and GB2312 are read as GB18030, which contains them.
    """
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(0)
        data = sample(file)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec if codec != "utf-8-sig" or (b"\0" not in data and _decodes(data, "utf-8")) else None
    if b"\0" in data:
        return _without_mark(data)
    for codec in ("utf-8", "gb18030"):
        if _decodes(data, codec) and (codec == "utf-8" or _is_chinese(data)):
            return codec
    return None


def first_bad_line(path: Path) -> int:
    """The line of the first bytes that are not UTF-8, or of a NUL; 0 when there are none."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
            if b"\0" in line:
                return number
    return 0


def unreadable(path: Path, name: str) -> Fault:
    """Why no codec reads a text, with the line in which it stops to be one."""
    line = first_bad_line(path)
    return wrong_encoding(name, f"第 {line} 行", f"in line {line}") if line > 1 else wrong_encoding(name)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that does not say so: of the ASCII in a table every other byte is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) < _ASCII_SHARE * len(data) / 2:
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    return codec if _decodes(data[: len(data) // 2 * 2], codec) else None


def _decodes(data: bytes, codec: str) -> bool:
    """Whether the bytes are of that encoding; the last character may be cut, and after a jump the first."""
    for skip in range(4):
        try:
            codecs.getincrementaldecoder(codec)().decode(data[skip:])
        except UnicodeDecodeError:
            continue
        return True
    return False


def _is_chinese(data: bytes) -> bool:
    """Whether text read as GB18030 is made of common characters, as a file in another encoding is not."""
    found = [c for c in data[: 1 << 16].decode("gb18030", "ignore") if not c.isascii()]
    codec, share = _COMMON
    common = sum(_encodes(c, codec) for c in found)
    return common >= share * len(found)


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
