"""A visit: a session that knows whose it is and where from, so that a person sees and ends their own."""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from ceyuan_web.base.models.person import Person


class Visit(AbstractBaseSession):
    """A session in the database.

    Attributes:
        address, browser: as they were when it began.
    """

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="visits")
    address = models.CharField(max_length=45, blank=True)
    browser = models.CharField(max_length=200, blank=True)
    began_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "会话 · sessions"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The store that keeps these."""
        from ceyuan_web.base.sessions import SessionStore

        return SessionStore
