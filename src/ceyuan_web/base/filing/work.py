"""The work behind submissions: reading a file, and putting an accepted one into the ledger. Doing either twice does no harm."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from ceyuan.errors import CeyuanError, QuestionError, SourceError
from ceyuan.intake import Receipt, receive
from ceyuan_web.base import city
from ceyuan_web.base.audit.trail import append
from ceyuan_web.base.filing import reading, summary
from ceyuan_web.base.filing.models import Reach, State, Submission
from ceyuan_web.base.jobs.kinds import Watch
from ceyuan_web.base.jobs.models import JobState


def read(number: int, watch: Watch) -> None:
    """Read the file of a submission: it becomes ready, or it is not understood."""
    submission = Submission.objects.get(pk=number)
    if submission.state != State.READING:
        return
    try:
        inspection, sheets = reading.read(submission, watch)
    except (SourceError, QuestionError) as error:
        _understood(submission, State.UNREADABLE, found=summary.unread(error.faults))
        return
    with transaction.atomic():
        plan = inspection.plan
        found = summary.told(inspection) | {"grid": sheets}
        _understood(submission, State.READY, found=found, dataset=plan.dataset, period=plan.period or "", filer=plan.filer or "")
        submission.reaches.all().delete()
        Reach.objects.bulk_create(Reach(submission=submission, **_texts(reach)) for reach in inspection.reaches)


def enter(number: int, watch: Watch) -> None:
    """Put the file of an accepted submission into the ledger. The same content again is the batch that is there."""
    submission = Submission.objects.select_related("person", "reviewer").get(pk=number)
    if submission.state != State.ENTERING:
        return
    try:
        with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
            delivery = reading.delivery_of(submission, Path(scratch), receiver_of(submission))
            receipt = receive(city.the_city().desk(), delivery, watch)
    except CeyuanError as error:
        fault = error.faults[0]
        Submission.objects.filter(pk=number).update(state=State.SENT, outcome={"fault": {"zh": fault.text("zh"), "en": fault.text("en")}})
        raise
    _entered(submission, receipt)


def lose(number: int, how: str) -> None:
    """A job was cancelled or failed for good: the submission goes back to where it can be sent from."""
    words = {JobState.CANCELLED: ("已取消", "Cancelled"), JobState.FAILED: ("读取中断", "Reading broke off")}
    zh, en = words[JobState(how)]
    found = {"unread": [{"code": "not-read", "zh": zh, "en": en, "where": "", "fix_zh": "可重新读取", "fix_en": "It may be read again"}]}
    Submission.objects.filter(pk=number, state=State.READING).update(state=State.UNREADABLE, found=found)
    Submission.objects.filter(pk=number, state=State.ENTERING).update(state=State.SENT)


def receiver_of(submission: Submission) -> str:
    """Who receives it, as the batch will say: the sender, and who accepted it."""
    sender, reviewer = str(submission.person), submission.reviewer
    return sender if reviewer is None or reviewer == submission.person else f"{sender}；审核 {reviewer}"


def _understood(submission: Submission, state: State, **told: Any) -> None:
    """Write down what was found, unless it was withdrawn meanwhile."""
    Submission.objects.filter(pk=submission.pk, state=State.READING).update(state=state, **told)


def _entered(submission: Submission, receipt: Receipt) -> None:
    batch = receipt.batch
    rows = {name: getattr(batch, name) for name in ("rows_accepted", "rows_quarantined", "rows_superseded")}
    outcome = rows | {"already": receipt.already, "mended": receipt.mended, "version": batch.version}
    with transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(state=State.ENTERED, batch=batch.number, outcome=outcome)
        who = submission.reviewer or submission.person
        append(who.username, "file.receive", f"batch:{batch.number}", {"submission": submission.pk, "at": timezone.now(), **outcome})
    city.forget()


def _texts(reach: Any) -> dict[str, str]:
    return {name: value or "" for name, value in reach._asdict().items()}
