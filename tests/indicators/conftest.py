from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions, load, shipped
from indicators.receiving import Desk
from indicators.world import receive_everything


@pytest.fixture(scope="session")
def chengdu() -> Definitions:
    return load(shipped()["chengdu"])


@pytest.fixture
def desk(chengdu: Definitions, tmp_path: Path) -> Iterator[Desk]:
    """An empty ledger."""
    opened = Desk(chengdu, tmp_path / "ledger")
    yield opened
    opened.ledger.close()


@pytest.fixture(scope="session")
def world(chengdu: Definitions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A ledger with rows of every dataset in 2018 to 2021, messes included. Nobody adds to it."""
    opened = Desk(chengdu, tmp_path_factory.mktemp("world") / "ledger")
    receive_everything(opened)
    yield opened
    opened.ledger.close()
