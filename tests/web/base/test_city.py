"""The open city of each thread."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from ceyuan_web.base import city

TASKS = Path("/proc/self/task")


@pytest.mark.skipif(not TASKS.is_dir(), reason="this system does not list its threads")
def test_what_an_ended_thread_had_open_is_closed_by_the_next(town: Path, settings: Settings) -> None:
    settings.CITY = town
    seen: list[tuple[int, city._Here]] = []

    def ask() -> None:
        city.book()
        seen.append((threading.get_native_id(), city._mine()))

    mine = city.the_city()
    for _ in range(2):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        while (TASKS / str(seen[-1][0])).exists():  # Python has done with it; the system may not have yet
            time.sleep(0.01)
    (first, ended), (second, _) = seen
    assert first == second or first not in city._threads
    assert first == second or ended.city is None
    assert city.the_city() is mine
