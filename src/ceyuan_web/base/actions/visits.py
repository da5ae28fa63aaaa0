"""Ending visits: a person signs out elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceyuan_web.base.actions.action import Action
from ceyuan_web.base.models import Person, Visit


@dataclass(frozen=True)
class EndVisits(Action[int]):
    """End all visits of the person but the one they are on."""

    keep: str
    deed: ClassVar[str] = "account.keep"
    secret: ClassVar[frozenset[str]] = frozenset({"keep"})

    @property
    def subject(self) -> str:
        """The person's own."""
        return "visits"

    def perform(self, person: Person) -> int:
        """How many were ended."""
        ended, _ = Visit.objects.filter(person=person).exclude(session_key=self.keep).delete()
        return ended
