"""The server process: granian with the site's WSGI application."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from ceyuan.errors import Fault, QuestionError

THREADS = 4
FIRST_PORT, PORTS = 8000, 40


@dataclass(frozen=True)
class Listener:
    """Where and how the site listens."""

    city: Path
    host: str
    port: int
    workers: int = 1

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://{'localhost' if self.host in ('127.0.0.1', '0.0.0.0') else self.host}:{self.port}/"

    @property
    def command(self) -> list[str]:
        """The command line of the server."""
        options = {"interface": "wsgi", "host": self.host, "port": self.port, "workers": self.workers}
        options |= {
            "blocking-threads": THREADS,
            "blocking-threads-idle-timeout": 600,
            "log-level": "warning",
            "respawn-failed-workers": None,
        }
        flags = [word for name, value in options.items() for word in (f"--{name}", *([] if value is None else [str(value)]))]
        return [sys.executable, "-m", "granian", *flags, "ceyuan_web.application:application"]

    @property
    def environment(self) -> dict[str, str]:
        """That of the server: this city, whatever the caller's working directory."""
        return {**os.environ, "CEYUAN_CITY": str(self.city), "DJANGO_SETTINGS_MODULE": "ceyuan_web.settings", "CEYUAN_WARM": "1"}

    def become(self) -> None:
        """Become the server; nothing of this program runs after."""
        sys.stdout.flush()
        os.execve(self.command[0], self.command, self.environment)


def free_port(host: str) -> int:
    """The first free port from 8000.

    Raises:
        QuestionError: none of forty is free.
    """
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise QuestionError(Fault("no-port", "没有空闲的端口", "No port is free", fix_zh="请用 --port 指定", fix_en="Name one with --port"))
