"""Jobs as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Jobs(AppConfig):
    """Work beside the site."""

    name = "ceyuan_web.base.jobs"
    label = "jobs"
    verbose_name = "后台任务 · jobs"
