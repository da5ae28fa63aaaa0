"""Letting threads hand Python's lock to one another sooner, for as long as any file is being read."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

SOONER = 10
"""How many times as soon: polars has one reading for each processor."""


class PromptThreads:
    """A context that several threads may be in at once; the interval is the process's, so the last to leave puts it back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._before = 0.0

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(self._before / SOONER)
            self._inside += 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                sys.setswitchinterval(self._before)


prompt_threads = PromptThreads()
