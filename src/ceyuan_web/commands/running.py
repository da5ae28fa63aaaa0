"""The site behind: begun detached, waited for, found again by its process id, and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from ceyuan.errors import Fault, StorageError
from ceyuan_web.commands.listener import Listener

PATIENCE_SECONDS = 30.0


def begin(listener: Listener) -> None:
    """Begin it and wait until it answers.

    Raises:
        StorageError: it ended, or did not answer in time.
    """
    end(listener.city)
    log = listener.city / "web" / "serve.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            listener.command, env=listener.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    _pid_file(listener.city).write_text(str(process.pid), "ascii")
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not _answers(listener.url):
        if process.poll() is not None or time.monotonic() > give_up:
            raise StorageError(_not_up(log))
        time.sleep(0.1)


def end(city: Path) -> bool:
    """End it; False where none runs."""
    pid = _pid(city)
    _pid_file(city).unlink(missing_ok=True)
    if pid is None:
        return False
    os.killpg(pid, signal.SIGTERM)
    give_up = time.monotonic() + PATIENCE_SECONDS
    while _is_ours(pid) and time.monotonic() < give_up:
        time.sleep(0.05)
    return True


def _pid(city: Path) -> int | None:
    file = _pid_file(city)
    pid = int(file.read_text("ascii")) if file.is_file() else 0
    return pid if pid and _is_ours(pid) else None


def _is_ours(pid: int) -> bool:
    """Whether the process is a site: its id may have gone to another since."""
    done = subprocess.run(["ps", "-o", "stat=,args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return "ceyuan_web.application" in done.stdout and not done.stdout.startswith("Z")


def _pid_file(city: Path) -> Path:
    return city / "web" / "serve.pid"


def _answers(url: str) -> bool:
    """Whether it answers with a page that asks for no figure, so that waiting gives it no work."""
    try:
        with urllib.request.urlopen(f"{url}zh/login/", timeout=10):
            return True
    except urllib.error.HTTPError:
        return True  # a page with a fault says so itself
    except OSError:
        return False


def _not_up(log: Path) -> Fault:
    zh, en = "网站没有起来", "The site did not come up"
    return Fault("site-not-up", zh, en, str(log), "原因写在这个日志里", "The log says why")
