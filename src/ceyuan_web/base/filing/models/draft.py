"""A draft: a record being filled in by form."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Draft(models.Model):
    """One record of one dataset and period.

    Attributes:
        entity: the thing it is of; `place` and `space` say in whose scope.
        texts: field → what was typed.
        submission: the number of the submission it went into; a draft that went is not changed again.
    """

    dataset = models.CharField(max_length=60)
    period = models.CharField(max_length=20)
    entity = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    space = models.CharField(max_length=200, blank=True)
    texts = models.JSONField(default=dict)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    saved_at = models.DateTimeField(default=timezone.now)
    submission = models.BigIntegerField(null=True)

    objects: ClassVar[models.Manager[Draft]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "草稿 · drafts"
        constraints = [models.UniqueConstraint(fields=["dataset", "period", "entity"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.dataset} {self.period} {self.entity}"
