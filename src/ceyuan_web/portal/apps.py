"""The portal as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from ceyuan.values import Bilingual


class Portal(AppConfig):
    """Public pages."""

    name = "ceyuan_web.portal"
    label = "portal"
    navigation = ((Bilingual("首页", "Home"), "portal:home"),)
