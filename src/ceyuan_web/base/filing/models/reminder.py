"""A reminder that was sent to those who should file."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Reminder(models.Model):
    """One person reminded of one filing.

    Attributes:
        person: who was reminded; `by` who reminded them.
        has_mail: whether a mail went; else it stands in the inbox alone.
    """

    dataset = models.CharField(max_length=60)
    period = models.CharField(max_length=20)
    filer = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminders")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    has_mail = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Reminder]] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "催报 · reminders"

    def __str__(self) -> str:
        return f"{self.dataset} {self.period} {self.filer} → {self.person}"
