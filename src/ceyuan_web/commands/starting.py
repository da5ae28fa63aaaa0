"""Django, started for the city of a command."""

from __future__ import annotations

import os
from pathlib import Path

from ceyuan.cli.screen import Screen


def start(screen: Screen, folder: str | None = None) -> Path:
    """Set Django up for the city asked about.

    Returns:
        The city's folder.

    Raises:
        QuestionError: there is no city.
    """
    home = screen.at(folder).city.folder
    os.environ["CEYUAN_CITY"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ceyuan_web.settings")
    import django

    django.setup()
    return home
