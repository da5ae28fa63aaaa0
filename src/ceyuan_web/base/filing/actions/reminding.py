"""Reminding those who should file. Each is told only of what is within their own scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from ceyuan_web.base.actions import Action
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing.due import thing_of
from ceyuan_web.base.filing.models import Reminder
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import DEEDS, policy


@dataclass(frozen=True)
class Due:
    """A filing that should come: what, for when, from whom."""

    dataset: str
    period: str
    filer: str


@dataclass(frozen=True)
class Remind(Action[int]):
    """Remind everyone who may file one of these."""

    dues: tuple[Due, ...]
    deed: ClassVar[str] = "submission.review"

    @property
    def subject(self) -> str:
        """What is due."""
        return "due:" + ",".join(f"{due.dataset}:{due.period}:{due.filer}" for due in self.dues)

    def perform(self, person: Person) -> int:
        """How many persons were reminded; mails go when all is written."""
        within = [due for due in self.dues if policy.may(person, self.deed, thing_of(due.dataset, due.filer))]
        told = {filer: mine for filer in _filers() if (mine := [due for due in within if _is_for(filer, due)])}
        for filer, mine in told.items():
            Reminder.objects.bulk_create(
                Reminder(dataset=due.dataset, period=due.period, filer=due.filer, person=filer, by=person, has_mail=bool(filer.email))
                for due in mine
            )
        mails = [_mail(filer, mine) for filer, mine in told.items() if filer.email]
        transaction.on_commit(lambda: get_connection().send_messages(mails) if mails else None)
        return len(told)


def _filers() -> Iterable[Person]:
    """Those who hold a post from which something is filed."""
    return Person.objects.filter(is_active=True, posts__role__in=DEEDS["file.form"].roles - {"statistician"}).distinct()


def _is_for(filer: Person, due: Due) -> bool:
    thing = thing_of(due.dataset, due.filer)
    return thing.is_named and bool(policy.may(filer, "file.form", thing))


def _mail(filer: Person, dues: list[Due]) -> EmailMessage:
    city = the_city().definitions
    lines = [f"· {city.dataset(due.dataset).label.zh} {due.period} / {city.dataset(due.dataset).label.en}" for due in dues]
    said = ["以下报表到期，请登录工作台报送。", "These filings are due; please sign in and send them."]
    body = "\n".join([f"{filer}：", "", *said, "", *lines])
    return EmailMessage(f"[{city.city.label.zh}] 报表催报 · filings due", body, to=[filer.email])
