"""The same ledger with its catalogue in PostgreSQL, chosen by configuration alone."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ceyuan.ledger import Ledger, LedgerSettings
from ceyuan.ledger.locks import PostgresLocks
from ceyuan.ledger.storage import Storage
from ledger.processes import ends, start
from ledger.receiving import DATASET, SCHEMA, current, filing, receive, rows, stage

pytest.importorskip("psycopg", reason="psycopg is not installed: uv sync --group postgres")

SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
pytestmark = pytest.mark.skipif(not SERVERS, reason="no PostgreSQL server is installed: apt-get install postgresql")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of our own on loopback, run by somebody other than root, as PostgreSQL demands."""
    user = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
    folder = tempfile.mkdtemp(prefix="ceyuan-pg-")
    if user:
        shutil.chown(folder, **user)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
    control = [str(SERVERS[0] / "pg_ctl"), "-D", f"{folder}/data", "-w"]
    quiet = {"stdout": subprocess.DEVNULL, "cwd": folder, **user}
    subprocess.run([str(SERVERS[0] / "initdb"), "-D", f"{folder}/data", "-U", "ceyuan", "-A", "trust", "-E", "UTF8"], check=True, **quiet)
    subprocess.run([*control, "-l", f"{folder}/log", "-o", options, "start"], check=True, **quiet)
    yield f"postgresql+psycopg://ceyuan@127.0.0.1:{port}"
    subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
    shutil.rmtree(folder)


@pytest.fixture
def settings(server: str, tmp_path: Path) -> LedgerSettings:
    import psycopg

    name = f"ledger_{abs(hash(tmp_path))}"
    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return LedgerSettings(tmp_path / "local", f"{server}/{name}", str(tmp_path / "warehouse"))


def test_the_ledger_keeps_its_promises(settings: LedgerSettings) -> None:
    with Ledger(settings) as ledger:
        receive(ledger, "a", {1: 10, 2: 20}, refused=[4])
        ledger.tag("first")
        receive(ledger, "b", {1: 11})
        assert receive(ledger, "a", {1: 10}).already
        ledger.compact()
        assert current(ledger.relation(DATASET)) == {1: 11, 2: 20}
        assert current(ledger.relation(DATASET, "first")) == {1: 10, 2: 20}
        assert ledger.quarantined(1).num_rows == 1


def receive_many(settings: LedgerSettings, writer: int, batches: int) -> None:
    with Ledger(settings) as ledger:
        for batch in range(batches):
            receive(ledger, f"{writer}-{batch}", {0: batch, writer * 100 + batch + 1: batch})


def test_writers_at_once_all_succeed(settings: LedgerSettings) -> None:
    assert ends([start(receive_many, settings, writer, 3) for writer in range(3)]) == [0, 0, 0]
    with Ledger(settings) as ledger:
        assert ledger.version == 9
        assert len(rows(ledger.relation(DATASET))) == 18


def begin_and_die(settings: LedgerSettings) -> None:
    attempt = Ledger(settings).begin(DATASET, SCHEMA)
    stage(attempt, {1: 10})
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_dead_writer_is_cleared_and_a_living_one_is_not(settings: LedgerSettings) -> None:
    assert ends([start(begin_and_die, settings)]) == [-signal.SIGKILL]
    with Ledger(settings) as ledger, ledger.begin(DATASET, SCHEMA) as living:
        staged = stage(living, {2: 20})
        assert ledger.recover() == (1,)
        assert not (Path(settings.warehouse) / "facts" / DATASET / "data/00000001").exists()
        living.commit(filing("b"), staged)
        assert current(ledger.relation(DATASET)) == {2: 20}


def test_locks_are_held_by_one(settings: LedgerSettings) -> None:
    storage = Storage.open(settings)
    assert isinstance(storage.locks, PostgresLocks)
    release = storage.locks.hold(7)
    assert storage.locks.is_held(7)
    assert not storage.locks.is_held(8)
    release()
    assert not storage.locks.is_held(7)
    storage.close()
