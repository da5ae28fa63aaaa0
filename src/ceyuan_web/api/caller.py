"""Who calls: everyone, or the person of a token, who may here do only what the token was made for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security import HttpBearer

from ceyuan.values import Bilingual
from ceyuan_web.api.errors import TokenError
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import DEEDS, Scope, Thing, Verdict, policy
from ceyuan_web.base.policy.policy import ANYTHING
from ceyuan_web.base.tokens import token_of


@dataclass(frozen=True)
class Caller:
    """Who calls.

    Attributes:
        deeds: that the token was made for; none without a token.
        token: its number.
    """

    person: Person | AnonymousUser
    deeds: frozenset[str] = frozenset()
    token: int | None = None

    def may(self, deed: str, thing: Thing = ANYTHING) -> Verdict:
        """Whether the person may do the deed, and the token was made for it."""
        if self.token is not None and deed not in self.deeds:
            label = DEEDS[deed].label
            return Verdict(False, Bilingual(f"令牌不含“{label.zh}”", f"The token was not made to {label.en}"))
        return policy.may(self.person, deed, thing)

    def needs(self, deed: str, thing: Thing = ANYTHING) -> Person:
        """The person, who may do it.

        Raises:
            TokenError: there is none.
            RefusalError: the policy says no.
        """
        verdict = self.may(deed, thing)
        if not isinstance(self.person, Person):
            raise TokenError.needed()
        if not verdict:
            raise RefusalError.by(verdict)
        return self.person

    def scope(self, deed: str) -> Scope:
        """The rows to which the person may do the deed."""
        return policy.scope(self.person, deed) if deed in self.deeds else Scope()

    @property
    def sees(self) -> str:
        """What tells their answers from those of others; everyone's are alike."""
        if self.token is None:
            return "public"
        posts = [(post.role, post.scope_kind, post.scope) for post in policy.posts(self.person)]
        return hashlib.sha256(repr((self.token, sorted(self.deeds), posts)).encode()).hexdigest()[:12]


EVERYONE = Caller(AnonymousUser())


class Bearer(HttpBearer):
    """A token in the header `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """Its caller.

        Raises:
            TokenError: it opens nothing.
        """
        found = token_of(token)
        if found is None:
            raise TokenError.unknown()
        return Caller(found.person, frozenset(found.deeds), found.pk)


class Permitted(Bearer):
    """A token whose person may do a deed: asked before anything that was sent is looked at."""

    def __init__(self, deed: str) -> None:
        self.deed = deed
        super().__init__()

    def __call__(self, request: HttpRequest) -> Caller:
        """The caller.

        Raises:
            TokenError: there is no token, or it opens nothing.
            RefusalError: the policy says no.
        """
        caller = super().__call__(request) or everyone(request)
        caller.needs(self.deed)
        return caller


def everyone(request: HttpRequest) -> Caller:
    """Who brings nothing; what they brought and we cannot read is not nothing."""
    if "Authorization" in request.headers:
        raise TokenError.unknown()
    return EVERYONE
