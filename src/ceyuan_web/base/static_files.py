"""Static files whose addresses change with their content, without a step that collects them first."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import StaticFilesStorage


class Versioned(StaticFilesStorage):
    """Adds `?v=…` to each address, so that browsers may keep a file for long and still see a new one."""

    def url(self, name: str | None, force: bool = False) -> str:
        """The address of a file."""
        return f"{super().url(name)}?v={_version(name)}" if name else super().url(name)


@lru_cache(maxsize=512)
def _version(name: str) -> str:
    found = find(name)
    return hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:10] if found else "0"
