"""Drafts, editions, verification and definitions at the desk."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from django.test import Client
from pytest_django import Settings

from ceyuan_web.base import city
from ceyuan_web.base.models import Entry
from ceyuan_web.desk.publishing.authorship import edits
from publications.town import send
from reports.small_city import filings

Acting = Callable[[str], Client]
DRAFT = {"report": "brief", "period": "2021H1"}


def correct() -> None:
    """A file that changes a figure comes."""
    archive = city.the_city().archive()
    dataset, file, rows = next(each for each in filings() if each[0] == "technology_contracts")
    send(archive, dataset, f"again-{file}", rows)
    city.forget()


def test_a_publisher_publishes_what_the_draft_showed(published: Path, acting: Acting) -> None:
    correct()
    page = acting("publisher").get("/zh/desk/publications/draft/", DRAFT).content.decode()
    assert f'name="version" value="{city.version()}"' in page
    said = {**DRAFT, "version": str(city.version())}
    assert acting("statistician").post("/zh/desk/publications/publish/", said).status_code == 403
    assert acting("publisher").post("/zh/desk/publications/publish/", said).status_code == 302
    assert city.publications()[0].id == "brief-2021H1-2"
    assert Entry.objects.get(deed="publication.publish").told["version"] == city.publications()[0].version


def test_the_same_is_not_published_twice(published: Path, acting: Acting) -> None:
    said = {**DRAFT, "version": str(city.version())}
    assert acting("publisher").post("/zh/desk/publications/publish/", said).status_code == 400


def test_a_publication_verifies_and_tells_when_it_was_touched(published: Path, acting: Acting) -> None:
    client = acting("reviewer")
    assert "与出版时一致" in client.get("/zh/desk/publications/brief-2021H1-1/verify/").content.decode()
    assert "没有不同" in client.get("/zh/desk/publications/brief-2021H1-1/revisions/").content.decode()


def test_a_definition_tells_its_columns_and_stands_as_written(published: Path, acting: Acting) -> None:
    client = acting("publisher")
    page = client.get("/en/desk/definitions/dataset/technology_contracts/").content.decode()
    assert "turnover_yuan" in page
    assert "dataset: technology_contracts" in page
    assert client.get("/zh/desk/definitions/indicator/contract_technical_share/").status_code == 200
    assert client.get("/zh/desk/definitions/indicator/nothing/").status_code == 404


def test_who_changed_a_file_is_what_git_remembers(tmp_path: Path) -> None:
    assert edits(tmp_path, "city.yaml") is None
    (tmp_path / "city.yaml").write_text("city: x\n", "utf-8")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=李静", "-c", "user.email=l@example.org"]
    for words in (["init", "-q"], ["add", "city.yaml"], ["commit", "-q", "-m", "Found the city"]):
        subprocess.run([*git, *words], check=True)
    assert [(one.author, one.words) for one in edits(tmp_path, "city.yaml") or ()] == [("李静", "Found the city")]


def test_what_takes_long_is_answered_at_once_and_asked_for_again(published: Path, acting: Acting, settings: Settings) -> None:
    client = acting("statistician")
    settings.PATIENCE_SECONDS = 0
    found = client.get("/zh/desk/publications/brief-2021H1-1/verify/")
    assert (found.status_code, found.headers["Refresh"], found.headers["Cache-Control"]) == (202, "2", "no-store")
    assert "正在计算" in found.content.decode()
    settings.PATIENCE_SECONDS = 60
    assert "与出版时一致" in client.get("/zh/desk/publications/brief-2021H1-1/verify/").content.decode()
