"""Jobs: one worker each, taken up again after a crash, cancelled; the ledger has a batch once whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ceyuan.city import City
from ceyuan_web.base.filing import work as filing_work
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.base.jobs import working
from ceyuan_web.base.jobs.models import Job, JobState
from ceyuan_web.desk.filing import soon
from web.desk.filing.conftest import filing, page, send, step

Desk = Callable[[str], Client]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is large, so that nothing is done within a request."""
    monkeypatch.setattr(soon, "AT_ONCE_BYTES", -1)


def test_a_large_file_waits_for_its_worker(desk: Desk, large: None, tmp_path: Path) -> None:
    filer = desk("filer")
    sent = send(filer, filing(tmp_path / "2021年7月空间.xlsx", {"firms": 30}))
    assert sent.state == State.READING
    assert 'hx-trigger="every 1s"' in page(filer, sent)
    number = working.next_job()
    assert number is not None
    working.work(number)
    assert "HX-Refresh" in filer.get(f"/zh/desk/submissions/{sent.pk}/state/").headers
    sent.refresh_from_db()
    assert (sent.state, Job.objects.get().state) == (State.READY, JobState.DONE)


def test_one_worker_claims_a_job(desk: Desk, large: None, tmp_path: Path) -> None:
    send(desk("filer"), filing(tmp_path / "2021年7月空间.xlsx", {}))
    number = working.next_job() or 0
    assert working.claim(number) is not None
    assert working.claim(number) is None
    assert working.next_job() is None


def test_a_worker_that_died_is_replaced_and_the_batch_is_there_once(
    desk: Desk, large: None, tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statistician, reviewer = desk("statistician"), desk("reviewer")
    sent = send(statistician, filing(tmp_path / "2021年2月空间.xlsx", {}, month="2021年2月"))
    working.work(working.next_job() or 0)
    step(statistician, sent, "submit")
    step(reviewer, sent, "accept", file_sha256=sent.file_sha256)
    number = working.next_job() or 0

    def dies(*told: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(filing_work, "_entered", dies)  # after the ledger has it, before the database knows
        with pytest.raises(KeyboardInterrupt):
            working.work(number)
    sent.refresh_from_db()
    assert (sent.state, Job.objects.get(pk=number).state) == (State.ENTERING, JobState.RUNNING)
    assert working.claim(number) is None
    Job.objects.filter(pk=number).update(beat_at=timezone.now() - timedelta(minutes=1))
    working.work(working.next_job() or 0)
    sent.refresh_from_db()
    assert (sent.state, sent.outcome["already"]) == (State.ENTERED, True)
    with City.open(office).ledger as ledger:
        assert [batch.file_sha256 for batch in ledger.batches()].count(sent.file_sha256) == 1


def test_a_job_is_cancelled_before_it_begins(desk: Desk, large: None, tmp_path: Path) -> None:
    filer = desk("filer")
    sent = send(filer, filing(tmp_path / "2021年7月空间.xlsx", {}))
    step(filer, sent, "cancel")
    working.work(working.next_job() or 0)
    sent.refresh_from_db()
    assert (sent.state, Job.objects.get().state) == (State.UNREADABLE, JobState.CANCELLED)
    assert "已取消" in page(filer, sent)
    step(filer, sent, "again")
    assert sent.state == State.READING


def test_a_job_that_always_breaks_off_is_given_up(desk: Desk, large: None, tmp_path: Path) -> None:
    sent = send(desk("filer"), filing(tmp_path / "2021年7月空间.xlsx", {}))
    Job.objects.update(state=JobState.RUNNING, tries=working.MOST_TRIES, beat_at=timezone.now() - timedelta(minutes=1))
    assert working.claim(Job.objects.get().pk) is None
    assert Job.objects.get().state == JobState.FAILED
    assert Submission.objects.get(pk=sent.pk).state == State.UNREADABLE
