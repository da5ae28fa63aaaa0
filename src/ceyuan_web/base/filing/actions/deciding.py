"""What a second person does: accept a submission, or return it with words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from ceyuan.errors import Fault, QuestionError
from ceyuan_web.base.filing import rules
from ceyuan_web.base.filing.actions.on_submission import OnSubmission, ask_for, demand, set_to
from ceyuan_web.base.filing.models import State
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.models import Person


@dataclass(frozen=True)
class AcceptSubmission(OnSubmission[Job]):
    """Accept it: a job puts it into the ledger as a batch that names both persons.

    Attributes:
        file_sha256: of the file that the person looked at; another one by now is not accepted unseen.
    """

    file_sha256: str
    deed: ClassVar[str] = "submission.review"

    def perform(self, person: Person) -> Job:
        """The job that enters it."""
        submission = self.found(State.SENT)
        demand(rules.may_review(person, submission))
        if submission.file_sha256 != self.file_sha256:
            zh, en = "文件在您打开之后有改动", "The file was changed since you opened it"
            raise QuestionError(Fault("file-changed", zh, en, fix_zh="请刷新后重新核对", fix_en="Reload and look again"))
        set_to(submission, State.ENTERING, reviewer=person, decided_at=timezone.now())
        return ask_for("enter", submission, person)


@dataclass(frozen=True)
class ReturnSubmission(OnSubmission[None]):
    """Return it to its sender with words."""

    words: str
    deed: ClassVar[str] = "submission.review"

    def perform(self, person: Person) -> None:
        """It is the sender's again."""
        submission = self.found(State.SENT)
        demand(rules.may_review(person, submission))
        if not self.words.strip():
            zh, en = "请写明退回的原因", "Say why it is returned"
            raise QuestionError(Fault("words-missing", zh, en, fix_zh="报送人会看到这些话", fix_en="Its sender will read them"))
        set_to(submission, State.RETURNED, reviewer=person, words=self.words.strip()[:1000], decided_at=timezone.now())
