"""The policy: one question – may this person do this to that? – and its twin: to which rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ceyuan.values import Bilingual
from ceyuan_web.base.models import Person, Post
from ceyuan_web.base.policy.deeds import DEEDS
from ceyuan_web.base.policy.scope import Scope

Who = Person | AnonymousUser


@dataclass(frozen=True)
class Thing:
    """What something is done to, as far as a scope asks. Nothing named is the city itself: who has any scope may ask for it."""

    place: str | None = None
    space: str | None = None
    organisation: str | None = None

    @property
    def is_named(self) -> bool:
        """Whether it belongs to a place, a space or an organisation."""
        return any((self.place, self.space, self.organisation))


ANYTHING = Thing()
WHOLE_CITY = Thing(place="*")
"""What concerns every place at once: within the scope of a post for the whole city alone."""


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with the reason."""

    may: bool
    reason: Bilingual

    def __bool__(self) -> bool:
        return self.may


YES = Verdict(True, Bilingual("", ""))


class Policy:
    """Decides by the table of deeds and the posts that a person holds today."""

    def posts(self, who: Who) -> list[Post]:
        """The posts held today; of a person who was put away, none."""
        if not isinstance(who, Person) or not who.is_active:
            return []
        return list(who.posts.all().on(timezone.localdate()))

    def may(self, who: Who, deed: str, thing: Thing = ANYTHING) -> Verdict:
        """Whether the person may do the deed to the thing."""
        posts = self._fitting(who, deed)
        label = DEEDS[deed].label
        if not posts:
            if not who.is_authenticated:
                return Verdict(False, Bilingual(f"请先登录再{label.zh}", f"Sign in to {label.en}"))
            return Verdict(False, Bilingual(f"您的角色不能{label.zh}", f"Your role may not {label.en}"))
        if thing.is_named and not Scope.of(posts).holds(thing.place, thing.space, thing.organisation):
            return Verdict(False, Bilingual(f"不在您的范围内，不能{label.zh}", f"Outside your scope: you may not {label.en} there"))
        return YES

    def scope(self, who: Who, deed: str) -> Scope:
        """The rows to which the person may do the deed."""
        return Scope.of(self._fitting(who, deed))

    def _fitting(self, who: Who, deed: str) -> list[Post]:
        roles = DEEDS[deed].roles
        return [post for post in self.posts(who) if post.role in roles]


policy = Policy()
