"""Answers that take long: worked out beside the requests, one after the other, and kept while what they rest on stays the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from django.conf import settings

KEPT = 64
"""How many answers are kept."""
Answer = TypeVar("Answer")


class NotYetError(Exception):
    """It is being worked out: the page says so, and asks again by itself."""


_answers: OrderedDict[tuple[Hashable, ...], Future[Any]] = OrderedDict()
_lock = threading.Lock()
_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="working-out")


def worked_out(work: Callable[..., Answer], *rests_on: Hashable) -> Answer:
    """What some work answers, if it has, or does in a moment. It may not ask for other work here: there is one worker.

    Args:
        work: is called with all that its answer rests on.

    Raises:
        NotYetError: it is still at it.
    """
    key = (work, *rests_on)
    with _lock:
        asked = _answers.pop(key, None) or _worker.submit(work, *rests_on)
        _answers[key] = asked
        while len(_answers) > KEPT:
            _answers.popitem(last=False)
    if not wait([asked], settings.PATIENCE_SECONDS).done:
        raise NotYetError
    if asked.exception():  # what failed once is tried again when it is asked for again
        with _lock:
            _answers.pop(key, None)
    answer: Answer = asked.result()
    return answer
