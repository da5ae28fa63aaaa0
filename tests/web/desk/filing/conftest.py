from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from ceyuan.city import City, found
from ceyuan.intake import Delivery, receive
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.filing.models import Submission
from intake.writing import workbook
from web.conftest import SPACE, person

HEADERS = {
    "district": "区（市）县",
    "space": "科创空间名称",
    "planned": "规划面积（万平方米）",
    "built": "建成面积（万平方米）",
    "building": "在建面积（万平方米）",
    "open": "投运面积（万平方米）",
    "this_year": "当年完成投资（亿元）",
    "total": "累计完成投资（亿元）",
    "firms": "入驻企业数",
    "universities": "引入高校数",
    "institutes": "研发机构和专业服务平台数",
    "teams": "创新团队数",
    "projects": "产业化项目数",
}
RIGHT = {"district": "高新区", "space": SPACE, "planned": 60, "built": 30, "building": 20, "open": 25, "this_year": 2, "total": 20}
RIGHT |= {"firms": 36, "universities": 3, "institutes": 12, "teams": 8, "projects": 19}
OTHERS = {"district": "锦江区", "space": "示例科创空间14"}
Cells = Mapping[str, object]


def filing(path: Path, *rows: Cells, month: str = "2021年7月") -> Path:
    """A workbook of the monthly filing of spaces; a row says what differs from a right one."""
    grid = [[f"{month}高品质科创空间月报"], list(HEADERS.values()), *([{**RIGHT, **row}[name] for name in HEADERS] for row in rows)]
    return workbook(path, {"汇总": grid})


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city whose spaces have filed for June; the tests file into it for other months, each for its own."""
    folder = found(tmp_path_factory.mktemp("desk") / "city", "chengdu", Bilingual("试城", "Trial"), today=date(2021, 8, 20))
    opened = City.open(folder)
    path = filing(folder / "2021年6月高品质科创空间月报.xlsx", {}, OTHERS, month="2021年6月")
    receive(opened.desk(), Delivery(path=path, receiver="测试"))
    opened.ledger.close()
    return folder


@pytest.fixture
def desk(office: Path, settings: Settings, acting: Callable[[str], Client]) -> Iterator[Callable[[str], Client]]:
    """A browser of a person in a role, at the desk of that city."""
    settings.CITY, settings.WEB = office, office / "web"
    yield acting
    city.forget()


def send(client: Client, path: Path, **said: str) -> Submission:
    """Send a file as a page does; what became of it."""
    answer = client.post("/zh/desk/receive/", {"file": SimpleUploadedFile(path.name, path.read_bytes()), **said})
    assert answer.status_code == 302
    return Submission.objects.latest("pk")


def step(client: Client, submission: Submission, name: str, **data: str) -> HttpResponse:
    """Take a step, and read the submission anew."""
    answer = client.post(f"/zh/desk/submissions/{submission.pk}/{name}/", data)
    submission.refresh_from_db()
    return answer


def page(client: Client, submission: Submission, lang: str = "zh") -> str:
    answer = client.get(f"/{lang}/desk/submissions/{submission.pk}/")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


__all__ = ["OTHERS", "RIGHT", "SPACE", "filing", "page", "person", "send", "step"]
