"""A file sent by a program goes the way of every file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from ceyuan_web.base import city
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.jobs.working import work
from ceyuan_web.base.models import Entry
from web.desk.filing.conftest import filing, office

__all__ = ["office"]


@pytest.fixture
def sent(tmp_path: Path) -> SimpleUploadedFile:
    path = filing(tmp_path / "2021年3月高品质科创空间月报.xlsx", {}, month="2021年3月")
    return SimpleUploadedFile("../../2021年3月高品质科创空间月报.xlsx", path.read_bytes())


@pytest.fixture
def program(office: Path, settings: Settings, bearing: Callable[..., Client]) -> Callable[..., Client]:
    settings.CITY, settings.WEB = office, office / "web"
    return bearing


def test_a_file_is_read_and_submitted(program: Callable[..., Client], sent: SimpleUploadedFile) -> None:
    operator = program("operator")
    answer = operator.post("/api/v1/filings", {"file": sent})
    assert (answer.status_code, answer.json()["state"]) == (202, "reading")
    assert "/" not in answer.json()["file_name"]
    work(Job.objects.get().pk)
    address = f"/api/v1/filings/{answer.json()['id']}"
    assert operator.get(address).json()["state"] == "ready"
    assert operator.post(f"{address}/submit").json()["state"] == "sent"
    assert program("reviewer").get(address).json()["sent_by"] == "operator"
    assert list(Entry.objects.filter(deed="file.receive").values_list("who", flat=True)) == ["operator", "operator"]
    city.forget()


def test_who_may_not_is_refused(client: Client, program: Callable[..., Client], sent: SimpleUploadedFile) -> None:
    assert client.post("/api/v1/filings", {"file": sent}).status_code == 401
    assert program("publisher").post("/api/v1/filings", {"file": sent}).status_code == 403
    assert program("operator", ("figures.ask",)).post("/api/v1/filings", {"file": sent}).status_code == 403
    city.forget()


def test_a_file_that_is_too_large_or_empty_is_refused(program: Callable[..., Client], settings: Settings) -> None:
    settings.UPLOAD_BYTES = 10
    answers = [program("operator").post("/api/v1/filings", {"file": SimpleUploadedFile("a.xlsx", content)}) for content in (b"", b"x" * 11)]
    assert [answer.json()["faults"][0]["code"] for answer in answers] == ["empty-file", "oversized-file"]
    assert [answer.status_code for answer in answers] == [400, 400]
    city.forget()
