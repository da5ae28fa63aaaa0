"""Progress of a long reading: rows done, rate and time left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a reading stands.

    Attributes:
        rows: rows read so far.
        share: part of the file read, 0 to 1.
        rows_per_second: since the start.
        seconds_left: as far as the rate tells.
    """

    rows: int
    share: float
    rows_per_second: float
    seconds_left: float


Watcher = Callable[[Progress], None]
"""Called now and then, from any thread."""
