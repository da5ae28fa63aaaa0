"""Judging a match and publishing, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ceyuan_web.base import city
from ceyuan_web.base.models import Role
from ceyuan_web.base.whose_organisation import known
from web.desk.filing.test_browser import CHROMIUM, chromium, guarded_again, signed_in, unguarded
from web.desk.ledger.test_publishing import correct

__all__ = ["chromium", "guarded_again", "unguarded"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def test_a_match_is_judged(chromium: Browser, own: Path, unguarded: str) -> None:
    page = signed_in(chromium, Role.REVIEWER, unguarded)
    page.goto(f"{unguarded}/zh/desk/matches/")
    page.click("table a.button")
    page.fill("#note", "两家不同的企业")
    page.get_by_role("button", name="不同单位").click()
    assert "已记下" in page.inner_text(".messages")
    city.forget()
    assert known().judgements.to_dicts()[-1]["note"] == "两家不同的企业"


def test_a_report_is_published(chromium: Browser, published: Path, unguarded: str) -> None:
    correct()
    page = signed_in(chromium, Role.PUBLISHER, unguarded)
    page.goto(f"{unguarded}/en/desk/publications/draft/?report=brief&period=2021H1")
    page.get_by_role("button", name="Publish version").click()
    assert "brief-2021H1-2" in page.inner_text(".messages")
