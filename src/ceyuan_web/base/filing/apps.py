"""Filings as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Filing(AppConfig):
    """Filings on their way."""

    name = "ceyuan_web.base.filing"
    label = "filing"
    verbose_name = "报送 · filings"
