"""A submission: a file on its way into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ceyuan_web.base.filing.models.reach import Reach
from ceyuan_web.base.policy import Scope

if TYPE_CHECKING:
    from ceyuan_web.base.models import Person


class State(models.TextChoices):
    """Where a submission stands."""

    READING = "reading", "读取中 · being read"
    UNREADABLE = "unreadable", "无法识别 · not understood"
    READY = "ready", "待提交 · to be submitted"
    SENT = "sent", "待审核 · to be reviewed"
    RETURNED = "returned", "已退回 · returned"
    ENTERING = "entering", "入账中 · entering"
    ENTERED = "entered", "已入账 · in the ledger"
    WITHDRAWN = "withdrawn", "已撤回 · withdrawn"


class Submissions(models.QuerySet["Submission"]):
    """Submissions by who may see them."""

    def visible(self, person: Person, scope: Scope) -> Submissions:
        """One's own, and those whose every row is within a scope."""
        if scope.everything:
            return self
        own = Reach.objects.filter(submission=OuterRef("pk"))
        within = Q(place__in=scope.places) | Q(space__in=scope.spaces) | Q(organisation__in=scope.organisations)
        return self.filter(Q(person=person) | (Exists(own) & ~Exists(own.exclude(within))))


class Submission(models.Model):
    """A file on its way.

    Attributes:
        way: how it came: `file`, `form` or `api`.
        file_sha256: of the file as it now is, after mending; its bytes are among the uploads.
        said_dataset, said_period, said_filer, correction: what the sender says of it.
        dataset, period, filer: what was found.
        found: what was understood, as `summary.told` makes it; the faults of an unreadable one.
        reviewer, words, decided_at: who accepted or returned it, why, when.
        batch: the batch that holds it.
        outcome: what became of its rows when it entered.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions")
    made_at = models.DateTimeField(default=timezone.now)
    way = models.CharField(max_length=10, default="file")
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    file_bytes = models.BigIntegerField()
    said_dataset = models.CharField(max_length=60, blank=True)
    said_period = models.CharField(max_length=20, blank=True)
    said_filer = models.CharField(max_length=120, blank=True)
    correction = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    dataset = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=20, blank=True)
    filer = models.CharField(max_length=120, blank=True)
    found = models.JSONField(default=dict)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="reviewed")
    words = models.CharField(max_length=1000, blank=True)
    sent_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    batch = models.BigIntegerField(null=True)
    outcome = models.JSONField(default=dict)

    objects = Submissions.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "报送 · submissions"
        indexes = [
            models.Index(fields=["state", "id"], name="submission_by_state"),
            models.Index(fields=["person", "state"], name="submission_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.file_name}"
