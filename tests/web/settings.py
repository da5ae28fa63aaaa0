"""The settings of the site as tests want them: a small city, a database in memory, a hasher that costs nothing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# Set before the site's own are read, so that no test finds a city of the machine.
os.environ["CEYUAN_CITY"] = str(Path(tempfile.gettempdir()) / "no-city")
os.environ.pop("CEYUAN_DATABASE", None)

from ceyuan_web.settings import *  # noqa: F403

SECRET_KEY = "for tests alone, never for a site"
PATIENCE_SECONDS = 60
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
