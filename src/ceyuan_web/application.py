"""The WSGI application: published bytes first, then Django."""

from __future__ import annotations

import os
from collections.abc import Hashable

from django.core.wsgi import get_wsgi_application

from ceyuan.errors import CeyuanError
from ceyuan_web.published_bytes import PublishedBytes
from ceyuan_web.warming import keep_warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ceyuan_web.settings")
_django = get_wsgi_application()

from ceyuan_web.base.city import state  # noqa: E402 - only once Django is set up
from ceyuan_web.base.jobs.foreman import Foreman  # noqa: E402


def rests_on() -> Hashable:
    """What public pages rest on; while the city cannot be read, nothing is kept and Django says what is wrong."""
    try:
        return state()
    except CeyuanError as error:
        return error.text()


application = PublishedBytes(_django, rests_on)
if os.environ.get("CEYUAN_WARM"):
    keep_warm(application)
if os.environ.get("CEYUAN_WORK", "on") != "off":  # a site may leave its jobs to another process
    Foreman().start()
