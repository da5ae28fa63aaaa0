"""Whether a text is one: in Chinese, and not garbled on its way."""

from __future__ import annotations

import re
from decimal import Decimal

_LETTERS = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LOST = re.compile(r"\ufffd|锟斤拷|烫烫烫|[\x80-\x9f]")
_LATIN_RUN = re.compile(r"[\x80-\u017f\u2013-\u203a\u20ac\u2122]{4,}")
_OPENING = "".join(bytes([first, second]).decode("gb18030") for first in range(0xE4, 0xEA) for second in range(0x80, 0xC0))
"""The characters as which the first two bytes of a Han character in UTF-8 are misread; a Chinese text has next to none."""
_MISREAD = re.compile(f"[{_OPENING}]..[{_OPENING}]..")
"""Four Han characters of UTF-8, twelve bytes, misread as six characters."""


def is_chinese(text: str, least_han: Decimal) -> bool:
    """Whether enough of the letters are Han, and they are not the Han of Japanese or Korean."""
    letters, han = len(_LETTERS.findall(text)), len(_HAN.findall(text))
    return han > 0 and han >= letters * least_han and len(_KANA_OR_HANGUL.findall(text)) * 5 < han


def is_garbled(text: str) -> bool:
    """Whether bytes of a paragraph were lost, or read in another encoding than they were written in.

    >>> is_garbled("高新技术".encode().decode("latin-1")), is_garbled("营业收入".encode().decode("gb18030")), is_garbled("高新技术")
    (True, True, False)
    """
    if text.isascii():
        return False
    return bool(_LOST.search(text) or _LATIN_RUN.search(text)) or _was_utf8(text)


def _was_utf8(text: str) -> bool:
    """Text that becomes UTF-8 when it is put back into GB bytes was UTF-8 before; true Chinese does not."""
    return any(_is_utf8(found[0].encode("gb18030", "ignore")) for found in _MISREAD.finditer(text))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
