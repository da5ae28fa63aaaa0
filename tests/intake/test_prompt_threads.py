"""Files are read by several threads of one process at once; what is the process's must come back as it was."""

from __future__ import annotations

import sys
import threading

import pytest

from ceyuan.intake.reading.prompt_threads import SOONER, PromptThreads


def test_readings_that_overlap_leave_the_interval_as_it_was() -> None:
    threads, before = PromptThreads(), sys.getswitchinterval()
    threads.__enter__()
    threads.__enter__()
    inside = sys.getswitchinterval()
    threads.__exit__(None, None, None)  # the first to come is the first to leave
    still = sys.getswitchinterval()
    threads.__exit__(None, None, None)
    assert inside == still == pytest.approx(before / SOONER)
    assert sys.getswitchinterval() == pytest.approx(before)


def test_many_readings_at_once_never_wear_it_away() -> None:
    threads, before, failed = PromptThreads(), sys.getswitchinterval(), list[Exception]()
    gate = threading.Barrier(20)

    def read() -> None:
        gate.wait()
        try:
            for _ in range(50):
                with threads:
                    pass
        except ValueError as error:
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert not failed
    assert sys.getswitchinterval() == pytest.approx(before)
