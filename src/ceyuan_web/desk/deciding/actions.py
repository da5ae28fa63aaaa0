"""What persons decide of who is who. Each is written to the ledger in their name; nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from ceyuan.errors import QuestionError, unknown
from ceyuan.organisations import Verdict, Writer, judge, settle
from ceyuan.organisations.history import Event, history, taken_back
from ceyuan_web.base import city
from ceyuan_web.base.actions import Action
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import WHOLE_CITY, Thing
from ceyuan_web.base.whose_organisation import insist, known
from ceyuan_web.desk.deciding import who


@dataclass(frozen=True)
class JudgePair(Action[int]):
    """Say of two mentions whether they are one organisation.

    Attributes:
        left, right: the mentions.
        verdict: same, different, unsure, or withdrawn.
        note: why.
    """

    left: int
    right: int
    verdict: str
    note: str = ""
    deed: ClassVar[str] = "match.judge"

    @property
    def subject(self) -> str:
        """The pair."""
        return f"match:{self.left}-{self.right}"

    def perform(self, person: Person) -> int:
        """How many verdicts were new.

        Raises:
            QuestionError: no such verdict or mention.
            RefusalError: one of the two organisations is outside the scope.
        """
        sides = who.side_by_side(self.left, self.right)
        insist(person, self.deed, {sides.left["organisation"], sides.right["organisation"]})
        said = [Verdict(self.left, self.right, self.verdict, self.note)]
        return _written(judge(city.the_city().ledger, said, _writer(person), datetime.now(UTC)))


@dataclass(frozen=True)
class TakeBack(Action[int]):
    """Undo a merge, a split or one's own verdict by verdicts that say the contrary."""

    number: int
    deed: ClassVar[str] = "match.judge"

    @property
    def subject(self) -> str:
        """The event."""
        return f"identity-event:{self.number}"

    def perform(self, person: Person) -> int:
        """How many verdicts were written.

        Raises:
            QuestionError: no such event, a verdict of somebody else, or a regrouping.
            RefusalError: an organisation of it is outside the scope.
        """
        events = {event.number: event for event in history(city.the_city().ledger)}
        if self.number not in events:
            raise QuestionError(unknown(("项", "event"), str(self.number), [str(number) for number in events]))
        insist(person, self.deed, concerned(events[self.number]))
        verdicts = taken_back(events[self.number], known(), person.username)
        return _written(judge(city.the_city().ledger, verdicts, _writer(person), datetime.now(UTC)))


@dataclass(frozen=True)
class Settle(Action[int]):
    """Write who is who as it follows from ties and verdicts; of what would change settled organisations, only what is confirmed.

    Attributes:
        confirmed: organisations whose changes are confirmed.
        reason: why.
    """

    confirmed: tuple[int, ...] = ()
    reason: str = ""
    deed: ClassVar[str] = "match.judge"

    @property
    def thing(self) -> Thing:
        """The whole city's."""
        return WHOLE_CITY

    @property
    def subject(self) -> str:
        """The organisations."""
        return "organisations:" + " ".join(map(str, self.confirmed))

    def perform(self, person: Person) -> int:
        """How many links were written.

        Raises:
            QuestionError: somebody else settled meanwhile.
        """
        return _written(settle(who.proposed(), city.the_city().ledger, _writer(person, self.reason or None), self.confirmed))


def concerned(event: Event) -> set[int]:
    """The organisations of an event."""
    return {*event.before, *event.after}


def _writer(person: Person, reason: str | None = None) -> Writer:
    return Writer(person.username, who.definitions().sha256, reason)


def _written(count: int) -> int:
    city.forget()
    return count
