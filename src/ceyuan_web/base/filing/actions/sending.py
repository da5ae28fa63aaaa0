"""What a sender does: send a file, say what it is, mend its cells, submit it, take it back."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from django.utils import timezone

from ceyuan.errors import Fault, QuestionError
from ceyuan.intake import Cell, write_mended
from ceyuan_web.base.actions import Action
from ceyuan_web.base.filing import rules, uploads
from ceyuan_web.base.filing.actions.on_submission import OnSubmission, ask_for, demand, set_to
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.models import Person

CHANGING = (State.READY, State.UNREADABLE, State.RETURNED)
"""Where a sender may still change what they sent."""


@dataclass(frozen=True)
class Said:
    """What a sender says of a file; what is empty is found in it."""

    dataset: str = ""
    period: str = ""
    filer: str = ""
    correction: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """As a submission keeps it."""
        return {"said_dataset": self.dataset, "said_period": self.period, "said_filer": self.filer, "correction": self.correction}


@dataclass(frozen=True)
class SendFile(Action[Job]):
    """A file comes; a job reads it.

    Attributes:
        way: `file`, `form` or `api`.
    """

    upload: uploads.Upload
    said: Said = field(default_factory=Said)
    way: str = "file"
    deed: ClassVar[str] = "file.receive"

    @property
    def subject(self) -> str:
        """The file."""
        return f"file:{self.upload.sha256}"

    def perform(self, person: Person) -> Job:
        """The job that reads it; its subject is the submission."""
        file = {"file_name": self.upload.name, "file_sha256": self.upload.sha256, "file_bytes": self.upload.size}
        submission = Submission.objects.create(person=person, way=self.way, **file, **self.said.fields)
        return ask_for("read", submission, person)


@dataclass(frozen=True)
class ReadAgain(OnSubmission[Job]):
    """Read the file again, with other things said of it."""

    said: Said = field(default_factory=Said)
    deed: ClassVar[str] = "file.receive"

    def perform(self, person: Person) -> Job:
        """The job that reads it."""
        submission = self.found(*CHANGING)
        demand(rules.may_change(person, submission))
        set_to(submission, State.READING, **self.said.fields)
        return ask_for("read", submission, person)


@dataclass(frozen=True)
class MendCells(OnSubmission[Job]):
    """Mend cells in place: the file becomes one with those cells changed, and is read again.

    Attributes:
        cells: sheet, letters of the column, row, new text.
    """

    cells: tuple[tuple[str, str, int, str], ...]
    deed: ClassVar[str] = "file.receive"

    def perform(self, person: Person) -> Job:
        """The job that reads it."""
        submission = self.found(*CHANGING)
        demand(rules.may_change(person, submission))
        if not self.cells:
            zh, en = "没有改动", "Nothing was changed"
            raise QuestionError(Fault("nothing-mended", zh, en, fix_zh="请先改动标红的格", fix_en="Change a cell first"))
        upload = _mended(submission, {Cell(sheet, column, row): text for sheet, column, row, text in self.cells})
        set_to(submission, State.READING, file_name=upload.name, file_sha256=upload.sha256, file_bytes=upload.size)
        return ask_for("read", submission, person)


def _mended(submission: Submission, cells: dict[Cell, str]) -> uploads.Upload:
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as old, tempfile.TemporaryDirectory(prefix="ceyuan-") as new:
        path = uploads.under_its_name(submission.file_sha256, submission.file_name, Path(old))
        return uploads.keep_file(write_mended(path, cells, Path(new)))


@dataclass(frozen=True)
class Submit(OnSubmission[None]):
    """Submit it to be accepted."""

    deed: ClassVar[str] = "file.receive"

    def perform(self, person: Person) -> None:
        """It waits for a reviewer."""
        submission = self.found(State.READY, State.RETURNED)
        demand(rules.may_send(person, submission))
        if submission.found.get("rows") and not submission.found.get("rows_good"):
            raise QuestionError(_nothing_enters())
        set_to(submission, State.SENT, sent_at=timezone.now(), words="", outcome={})

    def told(self) -> dict[str, Any]:
        """With the file, so that the trail says what was submitted."""
        known = Submission.objects.filter(pk=self.submission).values("file_sha256", "dataset", "period").first()
        return super().told() | (known or {})


@dataclass(frozen=True)
class Withdraw(OnSubmission[None]):
    """Take it back before it is accepted."""

    deed: ClassVar[str] = "file.receive"

    def perform(self, person: Person) -> None:
        """It goes no further."""
        submission = self.found(*CHANGING, State.SENT)
        demand(rules.may_change(person, submission))
        set_to(submission, State.WITHDRAWN, decided_at=timezone.now())


@dataclass(frozen=True)
class CancelReading(OnSubmission[None]):
    """Cancel the job at work on it; what it had done so far is undone."""

    deed: ClassVar[str] = "file.receive"

    def perform(self, person: Person) -> None:
        """The job ends."""
        submission = self.found(State.READING)
        demand(rules.may_change(person, submission))
        Job.objects.filter(kind="read", subject=submission.pk).update(is_unwanted=True)


def _nothing_enters() -> Fault:
    return Fault(
        "nothing-enters",
        "没有一行可以入账",
        "No row of it could enter",
        fix_zh="请先改正标红的格，或下载标注后的工作簿改好再报",
        fix_en="Mend the cells in red first, or mend the marked workbook and send it",
    )
