from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ceyuan.definitions import Definitions, folder, load
from ceyuan.intake import Delivery, Desk, Plan, Receipt, plan, receive
from ceyuan.ledger import Ledger, LedgerSettings

TODAY = date(2021, 7, 8)


@cache
def the_town() -> Definitions:
    """The small city of these tests; not a fixture, so that hypothesis need not print it."""
    return load(Path(__file__).parent / "town")


@pytest.fixture(scope="session")
def town() -> Definitions:
    return the_town()


@pytest.fixture(scope="session")
def chengdu() -> Definitions:
    return load(folder("chengdu"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(LedgerSettings.local(tmp_path / "ledger")) as opened:
        yield opened


@pytest.fixture
def desk(town: Definitions, ledger: Ledger) -> Desk:
    return Desk(town, ledger, TODAY)


@pytest.fixture
def planned(desk: Desk) -> Callable[..., Plan]:
    def make(path: Path, **said: Any) -> Plan:
        return plan(desk, Delivery(path=path, receiver="测试", **said))

    return make


@pytest.fixture
def received(desk: Desk) -> Callable[..., Receipt]:
    def make(path: Path, **said: Any) -> Receipt:
        return receive(desk, Delivery(path=path, receiver="测试", **said))

    return make


def codes(found: Plan) -> list[tuple[str, str]]:
    """The faults of a plan as `(cell, code)`."""
    return [(f"{column}{row}", code) for row, column, code in found.faults.select("row", "column", "code").rows()]
