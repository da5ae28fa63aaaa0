"""Whether a text is one: in Chinese, and not garbled on its way."""

from __future__ import annotations

import re
from decimal import Decimal

_LETTERS = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LOST = re.compile(r"\ufffd|锟斤拷|烫烫烫|[\x80-\x9f]")
_LATIN_RUN = re.compile(r"[\x80-\u017f\u2013-\u203a\u20ac\u2122]{4,}")
_LEAST_MISREAD, _MISREAD_PART = 4, 4
_USUAL = re.compile("[的一是在年有和为了上个]")
"""Characters without which hardly a Chinese sentence is written, and which misread bytes seldom make."""


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
    if _USUAL.search(text):
        return False
    again = text.encode("gb18030", "ignore").decode("utf-8", "ignore")
    return len(_HAN.findall(again)) >= max(_LEAST_MISREAD, len(text) // _MISREAD_PART)
