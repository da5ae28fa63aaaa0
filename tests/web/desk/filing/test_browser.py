"""The main road in a browser, in both languages: send, see what is wrong, mend it, submit; a second person accepts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings

from ceyuan_web.base import city
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.base.models import Role
from web.conftest import person
from web.desk.filing.conftest import filing

CHROMIUM = shutil.which("chromium")
WORDS = {
    "zh": ("不是数字", "保存改正并重新核对", "提交", "审核通过，入账", "已入账"),
    "en": ("is not a number", "Save the changes and check again", "Submit", "Accept into the ledger", "in the ledger"),
}
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as started:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright has a loop of its own in this thread
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def guarded_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The trail guards itself again after these tests, whose server commits, so that all tables are emptied after each."""
    yield
    guard = import_module("ceyuan_web.base.migrations.0002_audit_is_appended_only")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for statement in guard.SQLITE:
            cursor.execute(statement)


@pytest.fixture
def unguarded(guarded_again: None, live_server: Any) -> Iterator[str]:
    yield live_server.url
    with connection.cursor() as cursor:
        for what in ("UPDATE", "DELETE"):
            cursor.execute(f"DROP TRIGGER IF EXISTS base_entry_no_{what}")


@pytest.fixture
def site_of_office(chromium: Browser, office: Path, settings: Settings, unguarded: str) -> Iterator[str]:
    settings.CITY, settings.WEB = office, office / "web"
    yield unguarded
    city.forget()


def signed_in(chromium: Browser, role: Role, url: str) -> Page:
    client = Client()
    client.force_login(person(role))
    assert SESSION_KEY in client.session
    context = chromium.new_context()
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": url}])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


@pytest.mark.parametrize(("lang", "month"), [("zh", "2021年3月"), ("en", "2021年4月")])
def test_from_a_file_to_the_ledger(chromium: Browser, site_of_office: str, tmp_path: Path, lang: str, month: str) -> None:
    wrong, save, submit, accept, entered = WORDS[lang]
    page = signed_in(chromium, Role.FILER, site_of_office)
    page.goto(f"{site_of_office}/{lang}/desk/receive/")
    page.set_input_files("#file", filing(tmp_path / f"{month}空间.xlsx", {"built": "三十"}, month=month))
    page.click("form.send button")
    assert wrong in page.inner_text(".why")
    page.fill(".cell-fault input", "30.5")
    page.get_by_role("button", name=save).click()
    assert page.locator(".tally-number").first.inner_text() == "1"
    page.get_by_role("button", name=submit, exact=True).click()
    other = signed_in(chromium, Role.REVIEWER, site_of_office)
    other.goto(f"{site_of_office}/{lang}/desk/")
    other.click("#review tbody a")
    other.get_by_role("button", name=accept).click()
    assert entered in other.inner_text(".headline .mark")
    assert Submission.objects.get().state == State.ENTERED
    assert other.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
