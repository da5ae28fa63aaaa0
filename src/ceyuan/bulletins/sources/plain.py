"""Bytes to text: UTF-8 and UTF-16 by mark or form, else the Chinese encodings."""

from __future__ import annotations

import codecs
import re

from ceyuan.bulletins.sources import faults
from ceyuan.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_COMMON = re.compile("[的一是在年有和为不了人国中上个大到地会这时以]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.002


def decoded(data: bytes, where: str) -> str:
    """The text in the bytes, line ends as they are.

    Raises:
        SourceError: they are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    text = _by_form(data)
    if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise SourceError(faults.binary(where))
    return text


def _by_form(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")
    texts = [text for encoding in ("gb18030", "big5") if (text := _strictly(data, encoding)) is not None]
    return max(texts, key=lambda text: len(_COMMON.findall(text)), default=None) or _mostly_utf8(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with some broken bytes is a damaged text; anything else is none."""
    text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") < len(text) / 10 else None
