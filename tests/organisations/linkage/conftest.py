"""What the tests of linkage share: the shipped model, and records that leave most things unsaid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from ceyuan.definitions import load, shipped
from ceyuan.organisations.linkage import RECORD, Model

Records = Callable[..., pl.DataFrame]
FULL = {
    "name": "成都青禾科技有限公司",
    "address": "成都市武侯区一环路南一段24号",
    "district": "510107",
    "registered_on": date(2015, 3, 9),
    "capital_yuan": Decimal("5000000.00"),
    "legal_form": "有限责任公司",
    "scope": "软件开发；信息系统集成；电子产品销售；技术咨询",
}


@pytest.fixture(scope="session")
def model() -> Model:
    return Model.of(load(shipped()["chengdu"]))


@pytest.fixture
def records() -> Records:
    def make(*rows: dict[str, Any]) -> pl.DataFrame:
        said = [{"mention": number, **row} for number, row in enumerate(rows, start=1)]
        return pl.DataFrame(said, schema=RECORD, strict=False)

    return make
