"""How wide a text is, without asking the machine for its fonts, so that a layout is the same everywhere."""

from __future__ import annotations

import unicodedata


def extent(text: str, size: float = 13) -> float:
    """About how wide: a Han character is as wide as the font is high, a Latin one a little over half.

    >>> extent("成都", 10), extent("Chengdu", 10) < 50
    (20, True)
    """
    return sum(size if unicodedata.east_asian_width(char) in "WF" else size * 0.58 for char in text)
