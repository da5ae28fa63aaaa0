"""Progress of long work: rows done, rate and time left, on the error stream."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

import click

from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.intake import Progress as Reading

EVERY_SECONDS = 0.2


class Progress:
    """A line that is written over while work goes on; silent where nobody watches.

    It is called with how much is done, and of how much where that is known.
    """

    def __init__(self, screen: Screen, zh: str, en: str) -> None:
        self.word = zh if screen.lang == "zh" else en
        self.lang = screen.lang
        self.began = self.shown = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        """Show that so much is done, of so much."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.shown < EVERY_SECONDS:
            return
        self.shown = now
        click.echo(f"\r\x1b[K{self.word} {what} {self._state(done, total, now - self.began)}", nl=False, err=True)

    def watch(self, reading: Reading) -> None:
        """Show where the reading of a file stands."""
        total = round(reading.rows / reading.share) if reading.share else None
        self(reading.rows, total)

    def _state(self, done: int, total: int | None, seconds: float) -> str:
        rate = done / seconds if seconds > 0 else 0.0
        if not total or not rate:
            return f"{done:,} · {rate:,.0f}/s"
        left = max(total - done, 0) / rate
        words = f"剩 {left:.0f} 秒" if self.lang == "zh" else f"{left:.0f} s left"
        return f"{done:,}/{total:,} · {rate:,.0f}/s · {words}"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)
