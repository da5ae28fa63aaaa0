"""The identity of a figure in a document: short enough for a content control of Word, safe as an anchor of a page."""

from __future__ import annotations

import hashlib
import re

from ceyuan.indicators import FigureKey

LONGEST = 54
"""Word takes tags of 64 characters; an aspect follows."""

_PLAIN = re.compile(r"[A-Za-z0-9_-]*")


def figure_id(key: FigureKey) -> str:
    """The same for the same key, always, and for no other; readable where it fits, else the indicator and a hash.

    >>> from ceyuan.values import Period
    >>> figure_id(FigureKey("new_technology_smes", Period.parse("2021H1"), place="CD-GXQ"))
    'new_technology_smes.2021H1.in-CD-GXQ'
    """
    asked = [("in", key.place), ("on", key.track), *((f"by-{column}", value) for column, value in key.group)]
    parts = [f"{name}-{value}" for name, value in asked if value is not None]
    if key.comparison != "yoy":
        parts.append(key.comparison)
    plain = ".".join([key.indicator, str(key.period).replace("..", "_"), *parts])
    if len(plain) <= LONGEST and all(map(_PLAIN.fullmatch, parts)):
        return plain
    said = repr((key.indicator, str(key.period), key.place, key.track, key.group, key.comparison))
    return f"{key.indicator[:32]}.{hashlib.sha256(said.encode()).hexdigest()[:16]}"
