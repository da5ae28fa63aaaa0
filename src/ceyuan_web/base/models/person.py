"""A person who signs in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class Person(AbstractUser):
    """A person. What they may do is told by their posts alone, so that nobody is all-powerful by a tick box.

    Attributes:
        name_zh: as the person is called on pages.
    """

    name_zh = models.CharField("姓名 · name", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人员 · people"

    def __str__(self) -> str:
        return self.name_zh or self.get_full_name() or self.username
