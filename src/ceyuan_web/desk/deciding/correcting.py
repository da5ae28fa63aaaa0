"""Undoing a batch: a correction is filed that puts back what it replaced. It goes the way of every filing, with its second person."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from ceyuan.errors import Fault, QuestionError
from ceyuan.intake import write_replaced
from ceyuan_web.base import city
from ceyuan_web.base.actions import Action
from ceyuan_web.base.filing import uploads
from ceyuan_web.base.filing.actions.sending import Said, SendFile
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import WHOLE_CITY, Thing

LONGEST = 400
NO_REASON = Fault("no-reason", "更正须写明理由", "A correction needs a reason", fix_zh="请在表单中写明理由", fix_en="Write why in the form")


@dataclass(frozen=True)
class UndoBatch(Action[Job]):
    """File a correction that puts back the rows which a batch replaced. What it was stays in every older version.

    Attributes:
        number: of the batch that is undone.
        reason: why.
    """

    number: int
    reason: str
    deed: ClassVar[str] = "batch.undo"

    @property
    def thing(self) -> Thing:
        """The whole city's: a file may hold rows of everybody."""
        return WHOLE_CITY

    @property
    def subject(self) -> str:
        """The batch."""
        return f"batch:{self.number}"

    def perform(self, person: Person) -> Job:
        """The job that reads the correction; its subject is the submission.

        Raises:
            QuestionError: no reason, no such batch, or it replaced nothing that is still replaced by it.
        """
        if not self.reason:
            raise QuestionError(NO_REASON)
        undone = city.the_city().ledger.batch(self.number)
        with tempfile.TemporaryDirectory(prefix="ceyuan-") as folder:
            path = Path(folder) / f"{Path(undone.file_name).stem}（撤回批次{self.number}）.xlsx"
            write_replaced(city.the_city().desk(), self.number, path)
            upload = uploads.keep_file(path)
        why = f"撤回批次 {self.number} undoing batch {self.number}: {self.reason[:LONGEST]}"
        return SendFile(upload, Said(undone.dataset, undone.period or "", undone.filer or "", why)).perform(person)
