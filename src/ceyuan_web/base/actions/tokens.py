"""Making and revoking tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from django.utils import timezone

from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan_web.base.actions.action import Action
from ceyuan_web.base.models import Person, Token
from ceyuan_web.base.tokens import GRANTABLE, HINT, hashed, new_secret

LONGEST_DAYS = 366


@dataclass(frozen=True)
class IssueToken(Action[tuple[Token, str]]):
    """Make a token for a person's machine; the token and its secret are the result, and the secret is told nowhere else.

    Attributes:
        username: in whose name it acts.
        name: what it is for.
        deeds: that it may do.
        days: until it expires.
    """

    username: str
    name: str
    deeds: tuple[str, ...]
    days: int = 90
    deed: ClassVar[str] = "token.issue"

    @property
    def subject(self) -> str:
        """The person."""
        return f"person:{self.username}"

    def perform(self, person: Person) -> tuple[Token, str]:
        """The token and its secret.

        Raises:
            QuestionError: no such person or deed, or a token that would live too long.
        """
        owner = Person.objects.filter(username=self.username).first()
        faults = [unknown(("许可", "grant"), deed, GRANTABLE) for deed in self.deeds if deed not in GRANTABLE]
        faults += [] if owner else [unknown(("人员", "person"), self.username, [])]
        faults += [] if 0 < self.days <= LONGEST_DAYS else [_too_long()]
        if faults or owner is None:
            raise QuestionError(*faults)
        secret, until = new_secret(), timezone.now() + timedelta(days=self.days)
        said = {"sha256": hashed(secret), "hint": secret[:HINT], "expires_at": until}
        return Token.objects.create(person=owner, name=self.name, deeds=list(self.deeds), **said), secret


@dataclass(frozen=True)
class RevokeToken(Action[Token]):
    """Revoke a token, for good."""

    number: int
    deed: ClassVar[str] = "token.issue"

    @property
    def subject(self) -> str:
        """The token."""
        return f"token:{self.number}"

    def perform(self, person: Person) -> Token:
        """The token, revoked; one that was revoked before stays as it is.

        Raises:
            QuestionError: there is no such token.
        """
        found = Token.objects.filter(pk=self.number).first()
        if found is None:
            raise QuestionError(unknown(("令牌", "token"), str(self.number), []))
        if found.revoked_at is None:
            found.revoked_at = timezone.now()
            found.save(update_fields=["revoked_at"])
        return found

    def told(self) -> dict[str, Any]:
        """With how it began, by which people know it."""
        hint = Token.objects.filter(pk=self.number).values_list("hint", flat=True).first()
        return {"number": self.number, "hint": hint}


def _too_long() -> Fault:
    fix = (f"请选 1 至 {LONGEST_DAYS} 天", f"Choose 1 to {LONGEST_DAYS} days")
    return Fault("token-days", "令牌的有效期不对", "A token cannot live so long", "", *fix)
