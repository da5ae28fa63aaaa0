"""Where sessions are kept: in the database, each with its person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Kept
from django.utils import timezone

from ceyuan_web.base.models import Visit

ADDRESS, BROWSER, BEGAN = "_address", "_browser", "_began"
"""Keys under which signing in leaves where it came from, and when (ISO 8601)."""


class SessionStore(Kept):
    """Sessions whose rows know their person."""

    @classmethod
    def get_model_class(cls) -> type[Visit]:
        """Visits."""
        return Visit

    def create_model_instance(self, data: dict[str, Any]) -> Visit:
        """The row of a session."""
        visit: Visit = super().create_model_instance(data)  # type: ignore[assignment]
        person = data.get(SESSION_KEY)
        visit.person_id = int(person) if person else None
        visit.address, visit.browser = data.get(ADDRESS, ""), data.get(BROWSER, "")
        visit.began_at = datetime.fromisoformat(data[BEGAN]) if BEGAN in data else timezone.now()
        return visit
