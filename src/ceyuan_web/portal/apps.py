"""The portal as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from ceyuan.values import Bilingual


class Portal(AppConfig):
    """Public pages."""

    name = "ceyuan_web.portal"
    label = "portal"
    navigation = (
        (Bilingual("首页", "Home"), "portal:home"),
        (Bilingual("指标", "Indicators"), "portal:indicators"),
        (Bilingual("出版物", "Publications"), "portal:publications"),
        (Bilingual("科创空间", "Spaces"), "portal:listing", "spaces"),
        (Bilingual("创新平台", "Platforms"), "portal:listing", "platforms"),
        (Bilingual("赛道", "Tracks"), "portal:members", "tracks"),
        (Bilingual("区县", "Districts"), "portal:members", "districts"),
        (Bilingual("读文核数", "Read a text"), "portal:read"),
    )
