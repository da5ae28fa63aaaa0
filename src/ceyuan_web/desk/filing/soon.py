"""Work that is soon done is done at once; the rest waits for the foreman, and the page watches it."""

from __future__ import annotations

from ceyuan_web.base.filing.models import Submission
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.jobs.working import work

AT_ONCE_BYTES = 2 * 1024 * 1024


def soon(job: Job) -> int:
    """Do a job now where its file is small.

    Returns:
        The number of the submission.
    """
    if Submission.objects.filter(pk=job.subject, file_bytes__lte=AT_ONCE_BYTES).exists():
        work(job.pk)
    return job.subject
