"""Aliases: the texts that stand for a place, and since and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Use = Literal["name", "cell", "locality"]


@dataclass(frozen=True, slots=True)
class Alias:
    """A text that stands for a place: a name, a short name, an older name or code, a town or park inside it.

    Attributes:
        text: as it is written; full width and spaces do not matter.
        code: the place it stands for today.
        since, until: the first and last day on which it stood for that place; open where None.
        use: `name` is a name wherever it stands; `cell` only where it is the whole cell (锦江 may be part of a street's
            name); `locality` only inside an address that holds no name.
    """

    text: str
    code: str
    since: date | None = None
    until: date | None = None
    use: Use = "name"

    def holds_on(self, day: date) -> bool:
        """Whether the text stood for the place on the day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


def codes_of(aliases: Iterable[Alias], on: date | None) -> list[str]:
    """The places that a text of several aliases may stand for.

    Dates only decide between places: an older name in a newer file still names its one place.

    >>> old, new = Alias("东区", "CD-A", until=date(2020, 4, 30)), Alias("东区", "CD-B", since=date(2020, 5, 1))
    >>> codes_of([old, new], date(2021, 6, 30)), codes_of([old], date(2021, 6, 30)), codes_of([old, new], None)
    (['CD-B'], ['CD-A'], ['CD-A', 'CD-B'])
    """
    same = list(aliases)
    codes = sorted({alias.code for alias in same})
    if on is None or len(codes) == 1:
        return codes
    return sorted({alias.code for alias in same if alias.holds_on(on)}) or codes
