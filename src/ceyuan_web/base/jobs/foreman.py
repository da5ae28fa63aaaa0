"""The foreman: a thread of the site that starts a process for each job, one at a time, and ends those that are unwanted."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from ceyuan_web.base.jobs import working
from ceyuan_web.base.jobs.models import Job

LOOK_EVERY_SECONDS = 1.0
_log = logging.getLogger(__name__)


class Foreman:
    """Sees to the jobs of a site."""

    def __init__(self) -> None:
        self.child: subprocess.Popen[bytes] | None = None
        self.number = 0

    def start(self) -> None:
        """Begin, behind."""
        threading.Thread(target=self.forever, name="foreman", daemon=True).start()

    def forever(self) -> None:
        """Look after the jobs until the process ends."""
        waiting = threading.Event()
        while not waiting.wait(LOOK_EVERY_SECONDS):
            try:
                self.look()
            except DatabaseError:  # it is being migrated, moved or restored; the next look may find it
                _log.warning("the jobs cannot be read", exc_info=True)
            finally:
                close_old_connections()

    def look(self) -> None:
        """One look: a child that ended is put away, one that is unwanted is ended, the next job gets one."""
        if self.child is not None and self.child.poll() is None:
            if Job.objects.filter(pk=self.number, is_unwanted=True).exists():
                self._end()
            return
        if self.child is not None:
            working.broke_off(self.number)
        self.child = None
        self.number = working.next_job() or 0
        if self.number:
            self.child = subprocess.Popen([sys.executable, "-m", "ceyuan_web.base.jobs.child", str(self.number)], env=_environment())

    def _end(self) -> None:
        assert self.child is not None
        self.child.kill()
        self.child.wait()
        working.cancelled(self.number)
        self.child = None


def _environment() -> dict[str, str]:
    return {**os.environ, "CEYUAN_CITY": str(settings.CITY), "DJANGO_SETTINGS_MODULE": "ceyuan_web.settings"}
