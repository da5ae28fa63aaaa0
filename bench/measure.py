"""What every bench shares: the best of a few runs, and one line for each measure."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

CITY = "city: bench\nextends: chengdu\nlabel: {zh: 测速（合成数据）, en: Bench (synthetic data)}\nplace: '510100'\nsynthetic: true\n"
"""What a city of a bench says of itself."""


def best_seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The shortest of a few runs: the machine's other work only ever adds."""
    return min(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def say(what: str, figure: str, beside: str = "") -> None:
    """Print one measure: what, its figure, and what it is beside its peer or floor."""
    print(f"{what:<58} {figure:>16}   {beside}".rstrip(), flush=True)


def at_least(ratio: float, wanted: float, peer: str) -> str:
    """A ratio beside a peer and whether it is what was promised."""
    return f"{ratio:,.0f} x {peer} ({'holds' if ratio >= wanted else 'MISSED'}: at least {wanted:g})"


def peak_mib() -> int:
    """The most memory this process has held; `ru_maxrss` would count what its parent held when it started it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) // 1024
