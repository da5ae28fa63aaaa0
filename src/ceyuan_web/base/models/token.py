"""A token: a person's machine, let in by a secret of which only the hash is kept."""

from __future__ import annotations

from django.db import models

from ceyuan_web.base.models.person import Person


class Token(models.Model):
    """A token. It may do what its person may, and of that only what it was made for.

    Attributes:
        name: what it is for.
        deeds: of the policy's table, that it may do.
        sha256: of the secret, which is shown once when it is made.
        hint: how the secret begins, by which a person tells it again.
        last_used_at: to the minute.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens", verbose_name="人员 · person")
    name = models.CharField("用途 · what for", max_length=80)
    deeds = models.JSONField("许可 · may", default=list)
    sha256 = models.CharField(max_length=64, unique=True)
    hint = models.CharField("开头 · begins", max_length=12)
    made_at = models.DateTimeField("签发 · made", auto_now_add=True)
    expires_at = models.DateTimeField("到期 · expires")
    last_used_at = models.DateTimeField("最近使用 · last used", null=True)
    revoked_at = models.DateTimeField("吊销 · revoked", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "令牌 · tokens"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.hint}… {self.name}"
