"""Working a job: claimed by one worker, its beat and progress kept, its end written down."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from ceyuan.errors import CeyuanError, Fault
from ceyuan.intake import Progress
from ceyuan_web.base.jobs.kinds import loss_of, work_of
from ceyuan_web.base.jobs.models import OPEN, Job, JobState

BEAT_SECONDS = 2.0
DEAD_AFTER_SECONDS = 15.0
MOST_TRIES = 3
_BROKEN = Fault(
    "broken",
    "系统出错，未写入任何内容",
    "Something broke here; nothing was written",
    fix_zh="请重试，仍有问题请告知管理员",
    fix_en="Try again, or tell the administrator",
)
_DIED = Fault(
    "worker-died",
    f"试了 {MOST_TRIES} 次都中断了",
    f"It broke off {MOST_TRIES} times",
    fix_zh="请告知管理员",
    fix_en="Tell the administrator",
)
_log = logging.getLogger(__name__)


def next_job() -> int | None:
    """The next job that waits, or whose worker died; None while another is at work."""
    dead = timezone.now() - timedelta(seconds=DEAD_AFTER_SECONDS)
    if Job.objects.filter(state=JobState.RUNNING, beat_at__gte=dead).exists():
        return None
    return Job.objects.filter(state__in=OPEN).values_list("pk", flat=True).first()


def claim(number: int) -> Job | None:
    """Take a job up; None where another worker has it, or it is unwanted or was tried too often."""
    now = timezone.now()
    free = Q(state=JobState.WAITING) | Q(state=JobState.RUNNING, beat_at__lt=now - timedelta(seconds=DEAD_AFTER_SECONDS))
    with transaction.atomic():
        taken = Job.objects.filter(free, pk=number).update(state=JobState.RUNNING, beat_at=now, tries=F("tries") + 1)
        job = Job.objects.get(pk=number) if taken else None
        if job and job.is_unwanted:
            _ended(job, JobState.CANCELLED)
            return None
        if job and job.tries > MOST_TRIES:
            _ended(job, JobState.FAILED, _DIED)
            return None
    return job


def work(number: int) -> None:
    """Claim a job and do it in this process."""
    job = claim(number)
    if job is None:
        return
    beat = Beat(number)
    try:
        with beat:
            work_of(job.kind)(job.subject, beat.told)
    except CeyuanError as error:
        _ended(job, JobState.FAILED, error.faults[0])
    except Exception:
        _log.exception("job %s", number)
        _ended(job, JobState.FAILED, _BROKEN)
    else:
        Job.objects.filter(pk=number).update(state=JobState.DONE, share=1.0, ended_at=timezone.now())


def broke_off(number: int) -> None:
    """Its worker ended; where the job did not, it waits for another."""
    Job.objects.filter(pk=number, state=JobState.RUNNING).update(state=JobState.WAITING)


def cancelled(number: int) -> None:
    """Its worker was ended because somebody cancelled it."""
    _ended(Job.objects.get(pk=number), JobState.CANCELLED)


def _ended(job: Job, state: JobState, fault: Fault | None = None) -> None:
    told = {"zh": fault.zh, "en": fault.en, "fix_zh": fault.fix_zh, "fix_en": fault.fix_en} if fault else {}
    Job.objects.filter(pk=job.pk).update(state=state, fault=told, ended_at=timezone.now())
    loss_of(job.kind)(job.subject, state)


class Beat:
    """Says every two seconds that the worker lives, and how far it is; from a thread of its own."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.progress: Progress | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def told(self, progress: Progress) -> None:
        """Keep where the work stands; called from any thread."""
        self.progress = progress

    def __enter__(self) -> Beat:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(BEAT_SECONDS):
            known = {"share": self.progress.share, "rows": self.progress.rows} if self.progress else {}
            try:
                Job.objects.filter(pk=self.number, state=JobState.RUNNING).update(beat_at=timezone.now(), **known)
            except DatabaseError:  # a busy database misses a beat; the next one tells as much
                _log.info("job %s missed a beat", self.number)
        connection.close()
