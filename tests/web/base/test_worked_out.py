"""Answers that take long are worked out once, beside the requests."""

from __future__ import annotations

import threading

import pytest
from pytest_django import Settings

from ceyuan_web.base.worked_out import NotYetError, worked_out


def test_who_asks_too_early_is_told_so_and_the_work_is_done_once(settings: Settings) -> None:
    may_end, done = threading.Event(), []

    def work(number: int) -> int:
        may_end.wait()
        done.append(number)
        return number + 1

    settings.PATIENCE_SECONDS = 0
    for _ in range(2):
        with pytest.raises(NotYetError):
            worked_out(work, 1)
    may_end.set()
    settings.PATIENCE_SECONDS = 60
    assert [worked_out(work, 1), worked_out(work, 2), worked_out(work, 1)] == [2, 3, 2]
    assert done == [1, 2]


def test_what_failed_is_tried_again() -> None:
    tried: list[int] = []

    def work() -> int:
        tried.append(1)
        if len(tried) == 1:
            raise ValueError
        return len(tried)

    with pytest.raises(ValueError):  # noqa: PT011 - ours
        worked_out(work)
    assert worked_out(work) == 2
