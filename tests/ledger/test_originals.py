from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceyuan.errors import QuestionError, SourceError, StorageError
from ceyuan.ledger import Ledger
from ceyuan.ledger.originals import pack
from ledger.receiving import DATASET, SCHEMA, filing, receive, stage


def keep(ledger: Ledger, content: str, original: Path) -> str:
    with ledger.begin(DATASET, SCHEMA) as attempt:
        sha256 = attempt.keep(original)
        attempt.commit(filing(content, file_sha256=sha256), stage(attempt, {1: 10}))
    return sha256


def stored(ledger: Ledger) -> list[Path]:
    return [path for path in (ledger.settings.root / "warehouse/originals").rglob("*") if path.is_file()]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=5000))
def test_the_hash_is_that_of_the_content(tmp_path: Path, content: bytes) -> None:
    original = tmp_path / "original"
    original.write_bytes(content)
    assert pack(original, tmp_path / "packed") == hashlib.sha256(content).hexdigest()


def test_a_file_comes_back_as_it_came(ledger: Ledger, tmp_path: Path) -> None:
    original = tmp_path / "六月.xlsx"
    original.write_bytes(os.urandom(3 << 20) + b"\0" * (3 << 20))
    sha256 = keep(ledger, "a", original)
    with ledger.originals.open(sha256) as copy:
        assert copy.read() == original.read_bytes()
        copy.seek(5)
        assert copy.read(2) == original.read_bytes()[5:7]
    (packed,) = stored(ledger)
    assert packed.stat().st_size < original.stat().st_size * 0.6


def test_the_same_content_is_kept_once(ledger: Ledger, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"same")
        keep(ledger, name, tmp_path / name)
    assert len(stored(ledger)) == 1


def test_nothing_is_kept_of_a_refused_file(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"bad")
    with ledger.begin(DATASET, SCHEMA) as attempt:
        sha256 = attempt.keep(tmp_path / "bad.csv")
    assert sha256 not in ledger.originals
    assert stored(ledger) == []


def test_a_file_that_changes_meanwhile_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"before")
    with ledger.begin(DATASET, SCHEMA) as attempt:
        attempt.keep(tmp_path / "a.csv")
        with pytest.raises(SourceError, match="changed while it was being received"):
            attempt.commit(filing("a", file_sha256="1" * 64), stage(attempt, {1: 10}))
    assert ledger.version == 0


def test_an_unknown_hash(ledger: Ledger) -> None:
    receive(ledger, "a", {1: 10})
    with pytest.raises(QuestionError, match="No original file with the hash"):
        ledger.originals.open("f" * 64)


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"rubbish"), lambda path: path.write_bytes(path.read_bytes()[:-9])])
def test_a_damaged_original_is_told(ledger: Ledger, tmp_path: Path, damage: object) -> None:
    (tmp_path / "a.csv").write_bytes(b"content " * 1000)
    sha256 = keep(ledger, "a", tmp_path / "a.csv")
    (packed,) = stored(ledger)
    damage(packed)
    with pytest.raises(StorageError):
        ledger.originals.open(sha256)


def test_a_file_that_cannot_be_read(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.begin(DATASET, SCHEMA) as attempt, pytest.raises(StorageError):
        attempt.keep(tmp_path / "absent.csv")
