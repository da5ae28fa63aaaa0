"""Finding the submission that an address names, for those who may see it."""

from __future__ import annotations

from ceyuan.errors import QuestionError
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.filing import rules
from ceyuan_web.base.filing.actions.on_submission import no_submission
from ceyuan_web.base.filing.models import Submission
from ceyuan_web.base.models import Person


def readable(person: Person, number: int) -> Submission:
    """The submission.

    Raises:
        QuestionError: there is none.
        RefusalError: the person may not see it.
    """
    found = Submission.objects.select_related("person", "reviewer").filter(pk=number).first()
    if found is None:
        raise QuestionError(no_submission(number))
    verdict = rules.may_read(person, found)
    if not verdict:
        raise RefusalError.by(verdict)
    return found
