"""Where sessions are kept: in the database, each with its person."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Kept

from ceyuan_web.base.models import Visit

ADDRESS, BROWSER = "_address", "_browser"
"""Keys under which signing in leaves where it came from."""


class SessionStore(Kept):
    """Sessions whose rows know their person."""

    @classmethod
    def get_model_class(cls) -> type[Visit]:  # type: ignore[override]  # django-stubs knows only Django's own model
        """Visits."""
        return Visit

    def create_model_instance(self, data: dict[str, Any]) -> Visit:  # type: ignore[override]
        """The row of a session."""
        visit: Visit = super().create_model_instance(data)  # type: ignore[assignment]
        person = data.get(SESSION_KEY)
        visit.person_id = int(person) if person else None
        visit.address, visit.browser = data.get(ADDRESS, ""), data.get(BROWSER, "")
        return visit
