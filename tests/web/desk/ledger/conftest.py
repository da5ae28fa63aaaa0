from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from ceyuan.city import City, found
from ceyuan.intake import Delivery, receive
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from organisations.town import QINGHE, REGISTER, Town, sme
from web.desk.filing.conftest import OTHERS, filing

TWIN = {
    **REGISTER[0],
    "name": "成都青禾智能科技有限责任公司",
    "former_names": None,
    "credit_code": "91510100MA6ABCDE2N",
    "established_on": "2020-09-28",
    "address": "成都市高新区拓新街95号18栋2783室",
}
"""A firm that may be the first of the register, and may not."""
SMES = [sme(1, "成都青禾智能科技有限公司", QINGHE), sme(2, "成都青禾智能科技有限责任公司", "91510100MA6ABCDE2N")]


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city with filings of two spaces, one of which was corrected, and with firms that are linked. A test works on a copy."""
    folder = found(tmp_path_factory.mktemp("registry") / "city", "chengdu", Bilingual("试城", "Trial"), today=date(2021, 8, 20))
    opened, sent = City.open(folder), folder.parent
    first = filing(sent / "2021年6月高品质科创空间月报.xlsx", {"built": 30}, OTHERS, month="2021年6月")
    second = filing(sent / "2021年6月高品质科创空间月报（更正）.xlsx", {"built": 35}, month="2021年6月")
    receive(opened.desk(), Delivery(path=first, receiver="测试"))
    receive(opened.desk(), Delivery(path=second, receiver="测试", correction="笔误"))
    opened.ledger.close()
    town = Town(opened.definitions, folder / "ledger")
    town.receive("enterprises", [*REGISTER, TWIN])
    town.receive("technology_smes", SMES)
    town.link()
    town.ledger.close()
    return folder


@pytest.fixture
def own(registry: Path, tmp_path: Path, settings: Settings, acting: object) -> Iterator[Path]:
    """A copy of it, which is the city of the site."""
    folder = shutil.copytree(registry, tmp_path / "city")
    settings.CITY, settings.WEB = folder, folder / "web"
    yield folder
    city.forget()


@pytest.fixture
def published(town: Path, tmp_path: Path, settings: Settings, acting: object) -> Iterator[Path]:
    """A copy of the small city with its publication."""
    folder = shutil.copytree(town, tmp_path / "town")
    settings.CITY, settings.WEB = folder, folder / "web"
    yield folder
    city.forget()
