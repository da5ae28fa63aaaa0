"""A sparkline: how a figure went, in the size of a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, _EDGE = 120.0, 28.0, 3.0
LEAST = 3


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Runs of points, and the last one.

    Attributes:
        runs: points of each unbroken run, as an SVG `points` attribute wants them.
        x, y: of the last value.
    """

    width: float
    height: float
    runs: tuple[str, ...]
    x: float
    y: float


def sparkline(values: Sequence[int | Decimal | None]) -> Sparkline | None:
    """The line through the values; a gap where there is none, nothing where fewer than three are known.

    >>> sparkline([1, None]) is None
    True
    """
    known = [float(value) for value in values if value is not None]
    if len(known) < LEAST:
        return None
    low, span = min(known), (max(known) - min(known)) or 1.0
    across = (WIDTH - 2 * _EDGE) / (len(values) - 1)
    runs: list[list[str]] = [[]]
    x = y = 0.0
    for at, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        x, y = _EDGE + across * at, HEIGHT - _EDGE - (float(value) - low) / span * (HEIGHT - 2 * _EDGE)
        runs[-1].append(f"{x:.1f},{y:.1f}")
    return Sparkline(WIDTH, HEIGHT, tuple(" ".join(run) for run in runs if run), round(x, 1), round(y, 1))
