"""What a filer does by form: save a draft, and send what is filled in as a small workbook."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from django.utils import timezone

from ceyuan.errors import Fault, QuestionError
from ceyuan.intake import write_answers
from ceyuan_web.base.actions import Action
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing import uploads
from ceyuan_web.base.filing.actions.on_submission import demand
from ceyuan_web.base.filing.actions.sending import Said, SendFile
from ceyuan_web.base.filing.models import Draft
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import Thing, policy


@dataclass(frozen=True)
class Sheet:
    """What a form is of: a record of a dataset and period, of a thing in a place."""

    dataset: str
    period: str
    entity: str
    place: str = ""
    space: str = ""

    @property
    def thing(self) -> Thing:
        """For the scope."""
        return Thing(place=self.place or None, space=self.space or None)

    @property
    def key(self) -> dict[str, Any]:
        """What tells its draft from others."""
        return {"dataset": self.dataset, "period": self.period, "entity": self.entity}


@dataclass(frozen=True)
class SaveDraft(Action[Draft]):
    """Save what was typed so far."""

    sheet: Sheet
    texts: dict[str, str]
    deed: ClassVar[str] = "file.form"

    @property
    def thing(self) -> Thing:
        """The record's place and space."""
        return self.sheet.thing

    @property
    def subject(self) -> str:
        """The draft."""
        return f"draft:{self.sheet.dataset}:{self.sheet.period}:{self.sheet.entity}"

    def told(self) -> dict[str, Any]:
        """How much is filled in; the texts are told when they are sent."""
        return {"filled": sum(bool(text) for text in self.texts.values())}

    def perform(self, person: Person) -> Draft:
        """The draft as it is now; one that was sent begins anew."""
        where = {"place": self.sheet.place, "space": self.sheet.space}
        told = {"texts": self.texts, "person": person, "saved_at": timezone.now(), "submission": None, **where}
        draft, _ = Draft.objects.update_or_create(**self.sheet.key, defaults=told)
        return draft


@dataclass(frozen=True)
class SendDrafts(Action[Job]):
    """Send filled-in forms of one dataset and period as one file, which is read like any other.

    Attributes:
        drafts: their numbers.
    """

    drafts: tuple[int, ...]
    said: Said = field(default_factory=Said)
    deed: ClassVar[str] = "file.form"

    @property
    def subject(self) -> str:
        """The drafts."""
        return "drafts:" + ",".join(map(str, self.drafts))

    def perform(self, person: Person) -> Job:
        """The job that reads the file."""
        drafts = list(Draft.objects.select_for_update().filter(pk__in=self.drafts, submission=None))
        if not drafts or len({(draft.dataset, draft.period) for draft in drafts}) > 1:
            raise QuestionError(_nothing_filled_in())
        for draft in drafts:
            demand(policy.may(person, self.deed, Thing(place=draft.place or None, space=draft.space or None)))
        job = SendFile(_as_file(drafts), self.said, "form").perform(person)
        Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).update(submission=job.subject)
        return job


def _as_file(drafts: list[Draft]) -> uploads.Upload:
    definitions = the_city().definitions
    dataset, first = definitions.dataset(drafts[0].dataset), drafts[0]
    whose = first.entity if len(drafts) == 1 else f"{len(drafts)}条"
    name = uploads.safe_name(f"{first.period} {dataset.label.zh} {whose}（在线填报）.xlsx")
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        path = Path(scratch) / name
        write_answers(definitions, dataset, [draft.texts for draft in drafts], path)
        return uploads.keep_file(path)


def _nothing_filled_in() -> Fault:
    zh, en = "没有填好待提交的表", "No form is filled in and not yet sent"
    return Fault("nothing-filled-in", zh, en, fix_zh="请先填写并保存", fix_en="Fill one in first")
