from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from ceyuan.publications import publish
from ceyuan_web.base import city
from ceyuan_web.base.models import Person, Post, Role, ScopeKind
from publications.town import PERIOD, REPORT, archive_of

DISTRICT, SPACE, ORGANISATION = "CD-GXQ", "示例科创空间01", "91510100MA60000005"
SCOPES = {
    Role.FILER: (ScopeKind.PLACE, DISTRICT),
    Role.OPERATOR: (ScopeKind.SPACE, SPACE),
}
"""For what the people of the tests hold their posts; the others for the whole city."""

PORTAL = """\
portal: chengdu
extends: chengdu
label: {zh: 小城数据公开, en: Smallville in figures}
reports: [brief]
home:
  - {label: {zh: 主要指标, en: Headline figures}, figures: [new_technology_smes, contract_turnover]}
"""
"""What the small city shows to everyone."""


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small city with one publication. Nobody writes to it: a test that does copies the folder."""
    folder = tmp_path_factory.mktemp("web") / "town"
    folder.mkdir()
    (folder / "portal.yaml").write_text(PORTAL, "utf-8")
    archive = archive_of(folder)
    publish(archive, REPORT, PERIOD)
    archive.ledger.close()
    return folder


@pytest.fixture(autouse=True)
def site(request: pytest.FixtureRequest, settings: Settings) -> None:
    """The site is that of the small city, for tests that ask for it by any page."""
    if "client" in request.fixturenames or "acting" in request.fixturenames:
        settings.CITY = request.getfixturevalue("town")
        settings.WEB = settings.CITY / "web"


@pytest.fixture(scope="session", autouse=True)
def closed() -> Iterator[None]:
    yield
    city.forget()


def person(role: Role) -> Person:
    """Somebody who holds one post."""
    found, is_new = Person.objects.get_or_create(
        username=str(role), defaults={"is_staff": True, "is_superuser": role == Role.ADMINISTRATOR}
    )
    if is_new:
        kind, scope = SCOPES.get(role, (ScopeKind.CITY, ""))
        Post.objects.create(person=found, role=role, scope_kind=kind, scope=scope)
    return found


@pytest.fixture
def acting(db: None) -> Callable[[str], Client]:
    """A browser that is signed in in a role; `public` is not."""

    def browser(role: str) -> Client:
        client = Client()
        if role != "public":
            client.force_login(person(Role(role)))
        return client

    return browser
