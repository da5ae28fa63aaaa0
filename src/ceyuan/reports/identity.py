"""The identity of a figure in a document: short enough for a content control of Word, safe as an anchor of a page."""

from __future__ import annotations

import hashlib
import re

from ceyuan.indicators import FigureKey

LONGEST = 54
"""Word takes tags of 64 characters; an aspect follows."""

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")


def figure_id(key: FigureKey) -> str:
    """The same for the same key, always; readable where it fits, else the indicator and a hash.

    >>> from ceyuan.values import Period
    >>> figure_id(FigureKey("new_technology_smes", Period.parse("2021H1"), place="CD-GXQ"))
    'new_technology_smes.2021H1.in-CD-GXQ'
    """
    parts = [key.indicator, str(key.period).replace("..", "_")]
    if key.place is not None:
        parts.append(f"in-{key.place}")
    if key.track is not None:
        parts.append(f"on-{key.track}")
    parts += [f"{column}-{value}" for column, value in key.group]
    if key.comparison != "yoy":
        parts.append(key.comparison)
    plain = ".".join(parts)
    if len(plain) <= LONGEST and _PLAIN.fullmatch(plain):
        return plain
    return f"{key.indicator[:32]}.{hashlib.sha256(plain.encode()).hexdigest()[:16]}"
