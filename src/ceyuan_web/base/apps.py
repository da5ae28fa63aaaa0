"""The base as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Base(AppConfig):
    """People, policy, audit and furniture."""

    name = "ceyuan_web.base"
    label = "base"
    verbose_name = "策源 · Ceyuan"

    def ready(self) -> None:
        """Register the checks that refuse an unsafe production."""
        from ceyuan_web.base import checks

        checks.register_all()
