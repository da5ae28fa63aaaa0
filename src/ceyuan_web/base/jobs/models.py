"""A job: what is to be done, where it stands, and the beat by which it is known to be alive."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "等待 · waiting"
    RUNNING = "running", "进行中 · running"
    DONE = "done", "完成 · done"
    FAILED = "failed", "失败 · failed"
    CANCELLED = "cancelled", "已取消 · cancelled"


OPEN = (JobState.WAITING, JobState.RUNNING)


class Job(models.Model):
    """A piece of work.

    Attributes:
        kind: of `kinds.WORK`.
        subject: the number of what it is about.
        share: how much is done, 0 to 1; `rows` in rows.
        tries: how often it was taken up.
        is_unwanted: whether somebody cancelled it.
        beat_at: when its worker last said that it lives.
        fault: why it failed, in both languages.
    """

    kind = models.CharField(max_length=20)
    subject = models.BigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="jobs")
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    share = models.FloatField(default=0.0)
    rows = models.BigIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    is_unwanted = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    fault = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "后台任务 · jobs"
        indexes = [
            models.Index(fields=["state", "id"], name="job_by_state"),
            models.Index(fields=["kind", "subject"], name="job_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN

    @property
    def percent(self) -> int:
        """How much is done, in percent."""
        return int(self.share * 100)
