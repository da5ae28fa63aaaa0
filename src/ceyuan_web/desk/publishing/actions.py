"""Publishing a report: its next edition is put aside for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceyuan.publications import Publication, publish
from ceyuan.values import Period
from ceyuan_web.base import city
from ceyuan_web.base.actions import Action
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import WHOLE_CITY, Thing


@dataclass(frozen=True)
class Publish(Action[Publication]):
    """Publish a report, or issue it again after corrections.

    Attributes:
        report, period: which.
        version: of the ledger, as the draft showed it; what came later is not in it.
    """

    report: str
    period: str
    version: int
    deed: ClassVar[str] = "publication.publish"

    @property
    def thing(self) -> Thing:
        """The whole city's."""
        return WHOLE_CITY

    @property
    def subject(self) -> str:
        """The report of the period."""
        return f"report:{self.report}-{self.period}"

    def perform(self, person: Person) -> Publication:
        """The publication.

        Raises:
            QuestionError: no such report, version or period; or nothing changed since its last edition.
        """
        done = publish(city.the_city().archive(), self.report, Period.parse(self.period), self.version)
        city.forget()
        return done
