"""The same ledger with its warehouse in an object store, chosen by configuration alone."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import fs

from ceyuan.ledger import Ledger, LedgerSettings
from ledger.receiving import DATASET, SCHEMA, Row, current, filing, receive, rows, stage

SERVER = os.environ.get("MOTO_SERVER")
pytestmark = pytest.mark.skipif(not SERVER, reason="MOTO_SERVER names none; it lives apart, for it would hold back python-dateutil")

KEYS = {"s3.access-key-id": "made", "s3.secret-access-key": "up", "s3.region": "us-east-1"}


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[LedgerSettings]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([str(SERVER), "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait_for(port)
    endpoint = f"http://127.0.0.1:{port}"
    keys = {"access_key": "made", "secret_key": "up", "region": "us-east-1"}
    fs.S3FileSystem(**keys, endpoint_override=endpoint, allow_bucket_creation=True).create_dir("bureau")
    local = LedgerSettings.local(tmp_path / "local")
    yield LedgerSettings(local.root, local.catalog_uri, "s3://bureau/成都 ledger", {**KEYS, "s3.endpoint": endpoint})
    server.terminate()
    server.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("moto_server did not start in 30 s")


def test_the_ledger_keeps_its_promises(settings: LedgerSettings, tmp_path: Path) -> None:
    original = tmp_path / "六月.csv"
    original.write_text("名称\n蓉城")
    with Ledger(settings) as ledger:
        first = receive(ledger, "a", {1: 10, 2: 20}, refused=[4]).batch
        ledger.tag("first")
        with ledger.begin(DATASET, SCHEMA) as attempt:
            sha256 = attempt.keep(original)
            second = attempt.commit(filing("b", file_sha256=sha256), stage(attempt, {1: 11})).batch
        assert receive(ledger, "a", {1: 10}).already
        with ledger.begin(DATASET, SCHEMA) as attempt:
            stage(attempt, {5: 5})
        for _ in range(2):
            assert rows(ledger.relation(DATASET)) == {
                Row(1, 10, first.number, 2, second.number),
                Row(2, 20, first.number, 3, None),
                Row(1, 11, second.number, 2, None),
            }
            assert current(ledger.relation(DATASET, "first")) == {1: 10, 2: 20}
            assert ledger.quarantined(first.number).num_rows == 1
            ledger.compact()
        with ledger.originals.open(sha256) as copy:
            assert copy.read() == original.read_bytes()
    assert list((tmp_path / "local/staged").iterdir()) == []
