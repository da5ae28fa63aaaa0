"""Real processes that do something to a ledger and kill themselves, `kill -9`, at a chosen point of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FrameType

import polars as pl
import pyarrow as pa

from ledger.processes import CONTEXT, ends, start
from ledger.receiving import DATASET, SCHEMA, filing, open_ledger, stage, stage_refused

_WATCHED = (
    "ceyuan/ledger/",
    "pyiceberg/io/",
    "pyiceberg/catalog/",
    "pyiceberg/table/update/snapshot",
    "sqlalchemy/engine/default",
    "shutil",
)

WIDER = SCHEMA.append(pa.field("track", pa.string()))
RICH = {2: 21, 3: 31, 4: 41}
"""What `receive_rich` receives: it supersedes, widens the table, leaves rows in quarantine and keeps an original."""


def receive_rich(root: Path, content: str = "rich") -> bool:
    with open_ledger(root) as ledger, ledger.begin(DATASET, WIDER) as attempt:
        sha256 = attempt.keep(Path(__file__))
        (path,) = stage(attempt, RICH)
        pl.read_parquet(path).with_columns(track=pl.lit("绿色氢能")).write_parquet(path)
        return attempt.commit(filing(content, file_sha256=sha256), [path], stage_refused(attempt, [8])).already


def compact(root: Path) -> None:
    with open_ledger(root) as ledger:
        ledger.compact()


def recover(root: Path) -> None:
    with open_ledger(root) as ledger:
        ledger.recover()


def tag(root: Path) -> None:
    with open_ledger(root) as ledger:
        ledger.tag("half-year")


Action = Callable[[Path], object]


class _Countdown:
    """Counts the calls of functions that touch files or the catalogue, and kills the process at the last one."""

    def __init__(self, calls: int | None) -> None:
        self.seen = 0
        self._calls = calls
        self._watched: dict[CodeType, bool] = {}

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if code not in self._watched:
            self._watched[code] = any(part in code.co_filename for part in _WATCHED)
        if self._watched[code]:
            self.seen += 1
            if self.seen == self._calls:
                os.kill(os.getpid(), signal.SIGKILL)


def _run(action: Action, root: Path, calls: int | None, answer: Connection) -> None:
    countdown = _Countdown(calls)
    threading.settrace(countdown)
    sys.settrace(countdown)
    action(root)
    sys.settrace(None)
    answer.send(countdown.seen)


def count_calls(action: Action, root: Path) -> int:
    """How many points there are to die at."""
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = start(_run, action, root, None, sender)
    sender.close()
    calls = receiver.recv()
    assert ends([process]) == [0]
    return int(calls)


def die(action: Action, root: Path, calls: int) -> None:
    """Let a process die at a point; it may end before when threads ran in another order."""
    _, sender = CONTEXT.Pipe(duplex=False)
    assert ends([start(_run, action, root, calls, sender)])[0] in (-signal.SIGKILL, 0)
