from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ceyuan.ledger import Ledger
from ledger.receiving import open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger") as opened:
        yield opened
