"""What separates the cells of a text table."""

from __future__ import annotations

import csv
from collections import Counter

DELIMITERS = (",", "\t", ";", "|", "，")
_LINES = 200


def delimiter_of(text: str) -> str:
    """The delimiter with which most lines have the same number of cells, more than one; a comma when none does.

    >>> delimiter_of("a\\tb\\n1,5\\t2\\n"), delimiter_of("标题\\n名称,金额\\n甲,1\\n")
    ('\\t', ',')
    """
    lines = text.splitlines()[:_LINES]
    return max(DELIMITERS, key=lambda delimiter: _agreement(lines, delimiter))


def _agreement(lines: list[str], delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if len(cells) > 1)
    except csv.Error:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (count, width)
