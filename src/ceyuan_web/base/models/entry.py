"""An entry of the audit trail. Triggers in the database refuse to change or delete one."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """What somebody did.

    Attributes:
        number: 1, 2, … without a gap.
        at: ISO 8601, as it was hashed.
        who: user name; empty for the machine.
        deed: what the policy was asked.
        subject: what it was done to.
        told: the particulars, as JSON.
        before, sha256: hash of the entry before, and of this one with it.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)
    who = models.CharField(max_length=150)
    deed = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    told = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = verbose_name_plural = "审计 · audit trail"
        indexes = [
            models.Index(fields=["who", "number"]),
            models.Index(fields=["deed", "number"]),
            models.Index(fields=["subject", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.at} {self.who} {self.deed} {self.subject}"
