"""What keeps the site safe: passwords, sessions, headers on every page, and settings that refuse to start unsafe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client

from ceyuan_web.base.models import Role, Visit
from ceyuan_web.base.patience import FOR_A_NAME
from web.conftest import person
from web.matrix import ROWS, Row

SAFE = {"CEYUAN_PRODUCTION": "1", "CEYUAN_TLS": "1", "CEYUAN_HOSTS": "figures.example", "CEYUAN_SECRET_KEY": "k" * 50 + "abcdefghij"}
PAGES = [row for row in ROWS if row.method == "get" and row.status == 200]
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


@pytest.fixture(autouse=True)
def unhurried() -> None:
    cache.clear()


def sign_in(client: Client, password: str, name: str = "reviewer") -> int:
    return client.post("/zh/login/", {"username": name, "password": password}).status_code


@pytest.mark.django_db
def test_a_password_cannot_be_guessed_for_long(client: Client) -> None:
    somebody = person(Role.REVIEWER)
    somebody.set_password("a right passphrase")
    somebody.save()
    assert [sign_in(client, "wrong") for _ in range(FOR_A_NAME)] == [200] * FOR_A_NAME
    assert sign_in(client, "a right passphrase") == 429
    cache.clear()
    assert sign_in(client, "a right passphrase") == 302


@pytest.mark.django_db
def test_guessing_many_names_from_one_address_ends_too(client: Client) -> None:
    answers = [sign_in(client, "wrong", f"name-{number}") for number in range(61)]
    assert (answers[:60], answers[60]) == ([200] * 60, 429)


@pytest.mark.parametrize("weak", ["short1", "password123", "1234567890123", "reviewer12"])
@pytest.mark.django_db
def test_weak_passwords_are_refused(weak: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(weak, person(Role.REVIEWER))


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/zh/login/", {"username": "reviewer", "password": "x"}).status_code == 403


@pytest.mark.django_db
def test_a_person_sees_and_ends_their_visits(client: Client, acting: Callable[[str], Client]) -> None:
    here, there = acting("reviewer"), acting("reviewer")
    assert Visit.objects.filter(person__username="reviewer").count() == 2
    here.post("/zh/account/end-visits/")
    assert there.get("/zh/account/").status_code == 302
    assert here.get("/zh/account/").status_code == 200


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.path)
def test_every_page_has_the_headers_and_nothing_inline(acting: Callable[[str], Client], row: Row) -> None:
    role = next(role for role in reversed(row.allowed))
    answer = acting(role).get(f"/zh{row.path}", row.data)
    policy = answer.headers["Content-Security-Policy"]
    assert ("default-src 'self'" in policy, "unsafe" in policy) == (True, False)
    assert (answer.headers["X-Content-Type-Options"], answer.headers["X-Frame-Options"]) == ("nosniff", "DENY")
    if answer.headers["Content-Type"].startswith("text/html"):
        assert INLINE.findall(answer.content.decode()) == []
    answer.close()


@pytest.mark.parametrize("missing", [None, "CEYUAN_TLS", "CEYUAN_HOSTS", "CEYUAN_SECRET_KEY"])
def test_only_a_safe_production_starts(tmp_path: Path, missing: str | None) -> None:
    (tmp_path / "city.yaml").write_text("city: x\nextends: chengdu\nlabel: {zh: 小城, en: X}\n", "utf-8")
    said = {name: value for name, value in SAFE.items() if name != missing}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CEYUAN", "DJANGO"))}
    environment |= {"CEYUAN_CITY": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ceyuan_web.settings", **said}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (missing is None), done.stderr
