"""A full or forbidden disk is told in words, and the last version stays whole."""

from __future__ import annotations

import errno
import os
import resource
import signal
from pathlib import Path

import duckdb
import pytest

from ceyuan.errors import StorageError
from ceyuan.ledger import storage_faults
from ledger.processes import CONTEXT, ends, start
from ledger.receiving import DATASET, SCHEMA, current, filing, open_ledger, receive, stage


def receive_on_a_full_disk(root: Path, kept_bytes: int, answer: object) -> None:
    """No file may grow beyond some bytes: the system says the same of it as of a full disk."""
    with open_ledger(root) as ledger, ledger.begin(DATASET, SCHEMA) as attempt:
        staged = stage(attempt, {1: 11})
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kept_bytes, resource.RLIM_INFINITY))
        try:
            attempt.commit(filing("b"), staged)
        except StorageError as error:
            answer.send(error.faults[0].code)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.mark.parametrize("kept_bytes", [0, 1000, 3000])
def test_a_full_disk(tmp_path: Path, kept_bytes: int) -> None:
    root = tmp_path / "ledger"
    with open_ledger(root) as ledger:
        receive(ledger, "a", {1: 10})
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = start(receive_on_a_full_disk, root, kept_bytes, sender)
    sender.close()
    assert receiver.recv() == "storage-full"
    assert ends([process]) == [0]
    with open_ledger(root) as ledger:
        assert current(ledger.relation(DATASET)) == {1: 10}
        assert ledger.version == 1
        assert receive(ledger, "b", {1: 11}).batch.version == 2
        assert current(ledger.relation(DATASET)) == {1: 11}


def receive_without_permission(root: Path, answer: object) -> None:
    """The folder belongs to somebody else."""
    with open_ledger(root) as ledger:
        receive(ledger, "a", {1: 10})
        root.joinpath("warehouse/facts", DATASET, "data").chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)
        try:
            receive(ledger, "b", {1: 11})
        except StorageError as error:
            answer.send((error.faults[0].code, error.faults[0].where))
        os.seteuid(os.getuid())


def test_a_forbidden_folder(tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = start(receive_without_permission, root, sender)
    sender.close()
    assert receiver.recv() == ("storage-forbidden", str(root))
    assert ends([process]) == [0]
    root.joinpath("warehouse/facts", DATASET, "data").chmod(0o755)
    with open_ledger(root) as ledger:
        assert current(ledger.relation(DATASET)) == {1: 10}
        assert receive(ledger, "b", {1: 11}).batch.version == 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "storage-full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "storage-full"),
        (PermissionError(errno.EACCES, "Permission denied"), "storage-forbidden"),
        (OSError(errno.EROFS, "Read-only file system"), "storage-forbidden"),
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "storage-full"),
        (OSError(errno.EIO, "Input/output error"), "storage-failed"),
    ],
)
def test_what_the_system_says(error: Exception, code: str) -> None:
    with pytest.raises(StorageError) as caught, storage_faults("/city/ledger"):
        raise error
    fault = caught.value.faults[0]
    assert (fault.code, fault.where) == (code, "/city/ledger")
    assert fault.fix_zh
    assert fault.fix_en


def test_a_programmer_s_error_stays_one() -> None:
    with pytest.raises(KeyError), storage_faults("/city/ledger"):
        raise KeyError("x")


def test_a_batch_that_is_in_stays_in_when_tidying_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with open_ledger(tmp_path / "ledger") as ledger:
        monkeypatch.setattr("ceyuan.ledger.warehouse.Warehouse.tidy", fail)
        receipt = receive(ledger, "a", {1: 10})
        monkeypatch.undo()
        assert not receipt.already
        assert current(ledger.relation(DATASET)) == {1: 10}
        assert receive(ledger, "b", {2: 20}).batch.version == 2
        assert current(ledger.relation(DATASET)) == {1: 10, 2: 20}
