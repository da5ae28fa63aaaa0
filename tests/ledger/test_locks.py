from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from ceyuan.ledger.locks import FileLocks, writing
from ledger.processes import CONTEXT, ends, start


def hold_and_wait(path: Path, number: int, answer: Connection) -> None:
    FileLocks(path).hold(number)
    answer.send("held")
    signal.pause()


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    locks = FileLocks(tmp_path / "locks")
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = start(hold_and_wait, tmp_path / "locks", 5, sender)
    assert receiver.recv() == "held"
    assert locks.is_held(5)
    assert not locks.is_held(4)
    assert not locks.is_held(6)
    os.kill(process.pid or 0, signal.SIGKILL)
    assert ends([process]) == [-signal.SIGKILL]
    assert not locks.is_held(5)
    locks.hold(5)()


def count_alone(path: Path, counter: Path, times: int) -> None:
    for _ in range(times):
        with writing(FileLocks(path)):
            counter.write_text(str(int(counter.read_text()) + 1))


def test_writers_wait_for_one_another(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")
    assert ends([start(count_alone, tmp_path / "locks", counter, 50) for _ in range(3)]) == [0, 0, 0]
    assert counter.read_text() == "150"


def test_two_holders_in_one_process_see_each_other(tmp_path: Path) -> None:
    release = FileLocks(tmp_path / "locks").hold(3)
    assert FileLocks(tmp_path / "locks").is_held(3)
    release()
    assert not FileLocks(tmp_path / "locks").is_held(3)
