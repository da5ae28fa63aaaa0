"""The process of one job: `python -m ceyuan_web.base.jobs.child 12`. A process of its own can be ended without harm to the site."""

from __future__ import annotations

import os
import sys


def main(number: int) -> None:
    """Work the job."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ceyuan_web.settings")
    import django

    django.setup()
    from ceyuan_web.base.jobs.working import work

    work(number)


if __name__ == "__main__":
    main(int(sys.argv[1]))
