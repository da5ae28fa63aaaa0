"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Desk(AppConfig):
    """Pages of those who signed in."""

    name = "ceyuan_web.desk"
    label = "desk"
    verbose_name = "工作台 · desk"
