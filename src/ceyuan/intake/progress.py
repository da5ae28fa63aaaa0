"""Progress of a long reading: rows done, rate and time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

_PAUSE_SECONDS = 0.1


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


@dataclass
class Meter:
    """Counts rows and tells a watcher, ten times a second at most.

    Attributes:
        rows_expected: rows of the file, as far as can be told before it is read.
        watch: whom to tell; None counts silently.
    """

    rows_expected: int
    watch: Watcher | None
    rows: int = 0
    _begun: float = field(default_factory=time.monotonic)
    _told: float = 0.0

    def __call__(self, rows: int) -> None:
        """So many more rows are read."""
        self.rows += rows
        now = time.monotonic()
        if self.watch is None or now - self._told < _PAUSE_SECONDS:
            return
        self._told = now
        rate = self.rows / max(now - self._begun, 1e-6)
        left = max(self.rows_expected - self.rows, 0)
        self.watch(Progress(self.rows, min(1.0, self.rows / max(self.rows_expected, 1)), rate, left / rate if rate else 0.0))
