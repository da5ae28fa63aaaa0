"""Checks that refuse to start an unsafe production."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

LEAST_KEY = 32


def safe_production(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """What is unsafe about a production; nothing is asked of a site on this machine alone."""
    return list(_unsafe()) if settings.PRODUCTION else []


def city_is_there(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Whether there is a city to serve."""
    if (settings.CITY / "city.yaml").is_file():
        return []
    return [
        Error("没有城市文件夹 · there is no city", hint="设 CEYUAN_CITY · set CEYUAN_CITY to a folder with city.yaml", id="ceyuan.E001")
    ]


def _unsafe() -> Iterator[CheckMessage]:
    if not (os.environ.get("CEYUAN_SECRET_KEY") or os.environ.get("CEYUAN_SECRET_KEY_FILE")) or len(settings.SECRET_KEY) < LEAST_KEY:
        yield Error(
            "没有足够长的密钥 · no secret key, or a short one", hint="设 CEYUAN_SECRET_KEY_FILE · set it to a file", id="ceyuan.E002"
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield Error("没有写明域名 · hosts are not named", hint="设 CEYUAN_HOSTS · set it to the names of the site", id="ceyuan.E003")
    if not settings.TLS:
        yield Error("没有 TLS，口令会明文传送 · without TLS passwords travel in the clear", hint="CEYUAN_TLS=1", id="ceyuan.E004")
    if settings.DEBUG:
        yield Error("调试模式 · debug mode is on", id="ceyuan.E005")


def register_all() -> None:
    """Let Django ask them at every start."""
    register(safe_production, Tags.security)
    register(city_is_there)
