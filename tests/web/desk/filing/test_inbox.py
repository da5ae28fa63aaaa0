"""The inbox and the calendar show what is a person's own; reminders reach those alone whose filing it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core import mail
from django.test import Client, TestCase

from ceyuan_web.base.filing.models import Reminder
from ceyuan_web.base.models import Person, Post, Role, ScopeKind
from web.conftest import person
from web.desk.filing.conftest import filing, send, step

Desk = Callable[[str], Client]


def test_the_inbox_of_each(desk: Desk, tmp_path: Path) -> None:
    filer, reviewer = desk("filer"), desk("reviewer")
    sent = send(filer, filing(tmp_path / "2021年7月空间.xlsx", {"firms": 31}))
    assert sent.file_name in filer.get("/zh/desk/").content.decode()
    assert sent.file_name not in reviewer.get("/zh/desk/").content.decode()
    step(filer, sent, "submit")
    assert sent.file_name in reviewer.get("/en/desk/").content.decode()


def test_the_calendar_shows_ones_own_district(desk: Desk) -> None:
    everyone = desk("reviewer").get("/zh/desk/calendar/", {"dataset": "space_filings"}).content.decode()
    own = desk("filer").get("/zh/desk/calendar/", {"dataset": "space_filings"}).content.decode()
    assert ("锦江区" in everyone, "锦江区" in own, "成都高新区" in own) == (True, False, True)
    assert "逾期" in own


def test_a_reminder_reaches_whose_filing_it_is(desk: Desk) -> None:
    filer, other = person(Role.FILER), Person.objects.create_user("other", email="other@example.org")
    Post.objects.create(person=other, role=Role.FILER, scope_kind=ScopeKind.PLACE, scope="510199")
    Person.objects.filter(pk=filer.pk).update(email="filer@example.org")
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = desk("reviewer").post("/zh/desk/calendar/remind/", {"dataset": "space_filings"}, follow=True)
    assert "已提醒 1 人" in answer.content.decode()
    assert [message.to for message in mail.outbox] == [["filer@example.org"]]
    assert "高品质科创空间月报 2021-07" in mail.outbox[0].body
    assert list(Reminder.objects.values_list("person__username", "filer")) == [("filer", "CD-GXQ")]
    assert "2021-07" in desk("filer").get("/zh/desk/").content.decode()
