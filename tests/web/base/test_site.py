"""The site itself: security headers, languages, sign-in and visits, production that refuses to start unsafe, migrations, demo people."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from ceyuan_web.base import checks, founding
from ceyuan_web.base.models import Entry, Person, Role, Visit
from web.conftest import person

SAFE = {"PRODUCTION": True, "TLS": True, "ALLOWED_HOSTS": ["data.example.cn"], "SECRET_KEY": "k" * 48, "DEBUG": False}


def test_every_page_has_the_security_headers(client: Client) -> None:
    for path in ("/zh/", "/zh/nowhere/", "/zh/login/"):
        headers = client.get(path).headers if path != "/zh/login/" else None
        if headers is not None:
            assert headers["Content-Security-Policy"].startswith("default-src 'self'")
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY")


@pytest.mark.django_db
def test_a_visit_knows_its_person_and_ends_elsewhere(client: Client, town: Path) -> None:
    someone = person(Role.REVIEWER)
    someone.set_password("a long enough one")
    someone.save()
    other = Client()
    for browser in (client, other):
        said = {"username": "reviewer", "password": "a long enough one"}
        assert browser.post("/zh/login/", said, HTTP_USER_AGENT="火狐").status_code == 302
    assert {(visit.person_id, visit.browser) for visit in Visit.objects.all()} == {(someone.pk, "火狐")}
    assert client.post("/zh/account/end-visits/").status_code == 302
    assert client.get("/zh/account/").status_code == 200
    assert other.get("/zh/account/").status_code == 302
    assert Entry.objects.get().subject == "visits"


@pytest.mark.django_db
def test_a_wrong_password_says_so_in_both_languages(client: Client) -> None:
    for lang, words in (("zh", "用户名或密码不对"), ("en", "do not match")):
        page = client.post(f"/{lang}/login/", {"username": "nobody", "password": "x"})
        assert page.status_code == 200
        assert words in str(page.content, "utf-8")


@pytest.mark.parametrize(
    ("unsafe", "code"),
    [
        ({}, None),
        ({"TLS": False}, "E004"),
        ({"ALLOWED_HOSTS": ["*"]}, "E003"),
        ({"ALLOWED_HOSTS": []}, "E003"),
        ({"SECRET_KEY": "short"}, "E002"),
        ({"DEBUG": True}, "E005"),
    ],
)
def test_an_unsafe_production_does_not_start(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, unsafe: dict[str, object], code: str | None
) -> None:
    monkeypatch.setenv("CEYUAN_SECRET_KEY", "k" * 48)
    for name, value in (SAFE | unsafe).items():
        setattr(settings, name, value)
    assert [found.id for found in checks.safe_production(None)] == ([f"ceyuan.{code}"] if code else [])


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_demo_people_are_founded_once_each_with_a_password_of_its_own(client: Client) -> None:
    found = founding.demo_people()
    assert {each.role for each in found} == set(Role)
    assert len({each.password for each in found}) == len(found)
    assert Person.objects.get(username="filer").check_password(next(each.password for each in found if each.username == "filer"))
    assert founding.demo_people() == []
    assert not any(each.password in str(entry.told) for each in found for entry in Entry.objects.all())


def test_the_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    founding.keep_secret(tmp_path / "web")
    secret = tmp_path / "web" / "secret"
    first = secret.read_text("ascii")
    founding.keep_secret(tmp_path / "web")
    assert secret.read_text("ascii") == first
    assert len(first) >= checks.LEAST_KEY
    assert secret.stat().st_mode & 0o077 == 0
