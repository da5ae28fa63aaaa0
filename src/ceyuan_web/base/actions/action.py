"""What an action is, and how it is done."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Generic, TypeVar

from django.db import transaction

from ceyuan.errors import CeyuanError, Fault
from ceyuan_web.base.audit.trail import append
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import Thing, Verdict, policy

Result = TypeVar("Result")


class RefusalError(CeyuanError):
    """The policy said no."""

    @classmethod
    def by(cls, verdict: Verdict) -> RefusalError:
        """With the reason that the policy gave."""
        fix_zh, fix_en = "如需此权限，请联系管理员", "Ask an administrator if you need it"
        return cls(Fault("refused", verdict.reason.zh, verdict.reason.en, fix_zh=fix_zh, fix_en=fix_en))


@dataclass(frozen=True)
class Action(ABC, Generic[Result]):
    """One mutation: a frozen dataclass whose fields say what is done.

    Attributes:
        deed: what the policy is asked.
        secret: fields that the audit trail must not tell.
    """

    deed: ClassVar[str]
    secret: ClassVar[frozenset[str]] = frozenset()

    @property
    def thing(self) -> Thing:
        """What it is done to, for the scope."""
        return Thing()

    @property
    @abstractmethod
    def subject(self) -> str:
        """What it is done to, for the audit trail: `person:liwei`."""

    @abstractmethod
    def perform(self, person: Person) -> Result:
        """Do it, inside the transaction."""

    def told(self) -> dict[str, Any]:
        """The particulars for the audit trail."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in self.secret}


def do(action: Action[Result], person: Person) -> Result:
    """Do an action in the person's name: permission, transaction and audit in one.

    Raises:
        RefusalError: the policy says no.
    """
    verdict = policy.may(person, action.deed, action.thing)
    if not verdict:
        raise RefusalError.by(verdict)
    with transaction.atomic():
        result = action.perform(person)
        append(person.username, action.deed, action.subject, {"action": type(action).__name__, **action.told()})
    return result
