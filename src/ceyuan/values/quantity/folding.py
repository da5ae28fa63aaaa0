"""Text as the grammar sees it: half-width, simplified, without note marks and the spaces that Chinese does not need; offsets lead back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

_KEPT_WIDE = "，；：！？（）"
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT_WIDE}
_FORMS = dict(zip("();:﹪−–―─〜", "（）；：%-———~", strict=True))
_LATIN, _HAN = "0-9A-Za-z", "零〇一二三四五六七八九十百千万亿"
_THOUSANDS = r"(?<=\d)\s(?=(?:\d{3}\s)*\d{3}(?:\.\d+)?[万亿元家个项件名人%])"
_SPACE = re.compile(
    rf"(?=[※†‡\s])(?:[※†‡]+|(?<![{_LATIN}{_HAN}])\s+|\s+(?![{_LATIN}{_HAN}])"
    rf"|(?<=[{_LATIN}])\s+(?=[{_HAN}])|(?<=[{_HAN}])\s+(?=[{_LATIN}])|{_THOUSANDS})"
)
_WIDE_THOUSANDS = re.compile(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")


class Folded(NamedTuple):
    """Folded text: runs of the source, closed up; each starts at `starts` there and at `at` here."""

    text: str
    starts: Sequence[int] = (0,)
    at: Sequence[int] = (0,)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that a span of the folded text covers."""
        last = self._offset(end - 1) + 1 if end > start else self._offset(start)
        return self._offset(start), last

    def _offset(self, index: int) -> int:
        run = bisect_right(self.at, index) - 1
        return self.starts[run] + index - self.at[run]


class Folding:
    """Folds widths and variants character by character, and drops spaces except within Latin letters and digits or Han numerals.

    >>> Folding({"長": "长"}).fold("同比 增長２７.1 ％").text
    '同比增长27.1%'
    """

    def __init__(self, variants: Mapping[str, str]) -> None:
        self._table = str.maketrans({**_WIDE, **_FORMS, **variants})
        self._folded = re.compile(f"[{''.join(map(re.escape, map(chr, self._table)))}]")
        self._replaced = re.compile(f"[{''.join(map(re.escape, (*variants, *filter(str.isalnum, _WIDE))))}]")

    def originals(self, text: str) -> dict[int, str]:
        """From folded characters back to those that a text has in their stead, as a table for `str.translate`."""
        return {ord(self._table[ord(char)]): char for char in set(self._replaced.findall(text))}

    def _fold_char(self, match: re.Match[str]) -> str:
        return self._table[ord(match[0])]

    def fold(self, text: str) -> Folded:
        """The folded text with its way back."""
        plain = self._folded.sub(self._fold_char, _WIDE_THOUSANDS.sub(",", text))
        gaps = [gap.span() for gap in _SPACE.finditer(plain)]
        if not gaps:
            return Folded(plain)
        starts = [0, *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), len(plain)]
        at = list(accumulate((end - start for start, end in zip(starts, ends, strict=True)), initial=0))
        return Folded("".join([plain[start:end] for start, end in zip(starts, ends, strict=True)]), starts, at[:-1])
