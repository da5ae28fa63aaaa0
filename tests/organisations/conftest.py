from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions, load, shipped
from organisations.town import Town


@pytest.fixture(scope="session")
def chengdu() -> Definitions:
    return load(shipped()["chengdu"])


@pytest.fixture
def town(chengdu: Definitions, tmp_path: Path) -> Iterator[Town]:
    """An empty ledger."""
    opened = Town(chengdu, tmp_path / "ledger")
    yield opened
    opened.ledger.close()
