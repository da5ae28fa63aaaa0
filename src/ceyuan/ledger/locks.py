"""Who is writing: one writer at a time, and each attempt's sign of life. The system lets go of both when a process dies."""

from __future__ import annotations

import fcntl
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, text

WRITER = 0
"""The lock that only one process holds; an attempt's lock is its number."""


class Locks(Protocol):
    """Numbered locks that end with the process."""

    def hold(self, number: int) -> Callable[[], None]:
        """Take lock `number`, waiting for it; call what is returned to let go."""

    def is_held(self, number: int) -> bool:
        """Whether anybody holds lock `number`."""


@contextmanager
def writing(locks: Locks) -> Iterator[None]:
    """Wait until nobody else writes, and write alone."""
    release = locks.hold(WRITER)
    try:
        yield
    finally:
        release()


class FileLocks:
    """Byte `n` of one file is lock `n`, held by an open file description: a dead process leaves nothing behind."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def hold(self, number: int) -> Callable[[], None]:
        """Take lock `number`, waiting for it; call what is returned to let go."""
        file = self._open()
        fcntl.fcntl(file, fcntl.F_OFD_SETLKW, _lock(fcntl.F_WRLCK, number))
        return lambda: os.close(file)

    def is_held(self, number: int) -> bool:
        """Whether anybody holds lock `number`."""
        file = self._open()
        try:
            answer = fcntl.fcntl(file, fcntl.F_OFD_GETLK, _lock(fcntl.F_WRLCK, number))
        finally:
            os.close(file)
        return bool(_FLOCK.unpack(answer)[0] != fcntl.F_UNLCK)

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o664)


_FLOCK = struct.Struct("hhqqi")


def _lock(kind: int, number: int) -> bytes:
    return _FLOCK.pack(kind, os.SEEK_SET, number, 1, 0)


class PostgresLocks:
    """Advisory locks of the catalogue's database, so that writers on several machines see one another."""

    _SPACE = 0x43455955
    """Keeps our numbers apart from other advisory locks of the same database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def hold(self, number: int) -> Callable[[], None]:
        """Take lock `number`, waiting for it, on a connection of its own; call what is returned to let go."""
        connection = self._connect()
        self._ask(connection, "pg_advisory_lock", number)

        def release() -> None:
            self._ask(connection, "pg_advisory_unlock", number)
            connection.close()

        return release

    def is_held(self, number: int) -> bool:
        """Whether anybody holds lock `number`."""
        with self._connect() as connection:
            if not self._ask(connection, "pg_try_advisory_lock", number):
                return True
            self._ask(connection, "pg_advisory_unlock", number)
            return False

    def _connect(self) -> Connection:
        return self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def _ask(self, connection: Connection, function: str, number: int) -> object:
        return connection.execute(text(f"SELECT {function}(:space, :number)"), {"space": self._SPACE, "number": number}).scalar()
