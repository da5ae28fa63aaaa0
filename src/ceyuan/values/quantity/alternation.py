"""Many words as one regular expression that shares their beginnings: some hundred words cost little more than one.

A look at the first character goes before, since most places of a text begin none of the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

NEVER = "(?!)"


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; of no words, one that never matches.

    >>> any_of(["增", "增长", "增加", "降"])
    '(?=[增降])(?:增(?:(?:加|长))?|降)'
    """
    known = sorted(set(words) - {""})
    if not known:
        return NEVER
    return f"(?=[{first_chars(known)}]){_branches(known)}"


def first_chars(words: Iterable[str]) -> str:
    """The inside of a character class of all first characters."""
    return "".join(re.escape(char) for char in dict.fromkeys(word[0] for word in words if word))


def _branches(words: list[str]) -> str:
    branches = [_branch(first, [word[1:] for word in group]) for first, group in groupby(words, key=lambda word: word[0])]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branch(first: str, rests: list[str]) -> str:
    longer = [rest for rest in rests if rest]
    if not longer:
        return re.escape(first)
    tail = _branches(longer)
    return re.escape(first) + (f"(?:{tail})?" if len(longer) < len(rests) else tail)
