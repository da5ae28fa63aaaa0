"""Whom the rows of a submission are about; its scope is decided by it."""

from __future__ import annotations

from django.db import models


class Reach(models.Model):
    """One combination of place, space and organisation that rows name; empty where they name none."""

    submission = models.ForeignKey("filing.Submission", models.CASCADE, related_name="reaches")
    place = models.CharField(max_length=120, blank=True)
    space = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "涉及范围 · reaches"

    def __str__(self) -> str:
        return " ".join(filter(None, (self.place, self.space, self.organisation)))
