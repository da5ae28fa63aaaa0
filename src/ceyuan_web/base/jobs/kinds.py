"""The kinds of work, and the function that does each; it is imported when its first job is worked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.module_loading import import_string

from ceyuan.intake import Progress

Watch = Callable[[Progress], None]
Work = Callable[[int, Watch], None]
"""Does the work on a subject, telling its progress now and then. Doing it twice must do no harm."""

WORK: Mapping[str, str] = {
    "read": "ceyuan_web.base.filing.work.read",
    "enter": "ceyuan_web.base.filing.work.enter",
}
LOSE: Mapping[str, str] = {
    "read": "ceyuan_web.base.filing.work.lose",
    "enter": "ceyuan_web.base.filing.work.lose",
}
"""What tells the subject that its job was cancelled or failed for good."""


def work_of(kind: str) -> Work:
    """The function that does it."""
    found: Work = import_string(WORK[kind])
    return found


def loss_of(kind: str) -> Callable[[int, str], None]:
    """The function that is told that it will not be done."""
    found: Callable[[int, str], None] = import_string(LOSE[kind])
    return found
