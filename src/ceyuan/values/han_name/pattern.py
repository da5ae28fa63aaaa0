"""Regular expressions made of word lists, in the dialect of Rust: no look-around, the first alternative that fits wins.

Only whole matches are asked for: groups would cost several times as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOTHING = r"\b\B"  # matches no text


def longest_first(words: Iterable[str]) -> list[str]:
    """The words, so that of two that begin alike the longer is found."""
    return sorted(set(words) - {""}, key=lambda word: (-len(word), word))


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest that fits."""
    return f"(?:{'|'.join(map(re.escape, longest_first(words))) or _NOTHING})"
