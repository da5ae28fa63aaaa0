"""What the actions on a submission share: finding it, asking the rules, and asking for work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from ceyuan.errors import Fault, QuestionError
from ceyuan_web.base.actions import Action, RefusalError
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import Verdict

Result = TypeVar("Result")


@dataclass(frozen=True)
class OnSubmission(Action[Result]):
    """An action on one submission.

    Attributes:
        submission: its number.
    """

    submission: int

    @property
    def subject(self) -> str:
        """The submission."""
        return f"submission:{self.submission}"

    def found(self, *states: State) -> Submission:
        """The submission, held until the action is done.

        Raises:
            QuestionError: there is none, or it stands elsewhere by now.
        """
        known = Submission.objects.select_for_update().filter(pk=self.submission).first()
        if known is None:
            raise QuestionError(no_submission(self.submission))
        if known.state not in states:
            raise QuestionError(_stands_elsewhere(known))
        return known


def demand(verdict: Verdict) -> None:
    """Go on only with a yes.

    Raises:
        RefusalError: it is a no.
    """
    if not verdict:
        raise RefusalError.by(verdict)


def ask_for(kind: str, submission: Submission, person: Person) -> Job:
    """Ask for work on a submission; it begins when the action is written."""
    return Job.objects.create(kind=kind, subject=submission.pk, person=person)


def set_to(submission: Submission, state: State, **told: Any) -> None:
    """Let a submission stand elsewhere."""
    Submission.objects.filter(pk=submission.pk).update(state=state, **told)


def no_submission(number: int) -> Fault:
    """There is no such submission."""
    return Fault("unknown-submission", f"没有第 {number} 号报送", f"There is no submission {number}")


def _stands_elsewhere(known: Submission) -> Fault:
    zh, _, en = State(known.state).label.partition(" · ")
    now_zh, now_en = f"这份报送现在是“{zh}”，不能这样做", f"The submission is now '{en}'"
    return Fault("submission-moved", now_zh, now_en, fix_zh="请刷新页面", fix_en="Reload the page")
