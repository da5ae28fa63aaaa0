"""Which rows a person may see: all, none, or those of places, spaces and organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ceyuan_web.base.models import Post, ScopeKind


@dataclass(frozen=True)
class Scope:
    """A row is within it when everything is, or one of the three names it.

    Attributes:
        everything: the whole city.
        places: codes of districts.
        spaces: names of innovation spaces.
        organisations: ids or credit codes.
    """

    everything: bool = False
    places: frozenset[str] = frozenset()
    spaces: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    @classmethod
    def of(cls, posts: Iterable[Post]) -> Scope:
        """That of several posts together."""
        named: dict[str, set[str]] = {kind: set() for kind in ScopeKind.values}
        for post in posts:
            named[post.scope_kind].add(post.scope)
        places, spaces, organisations = (frozenset(named[kind]) for kind in (ScopeKind.PLACE, ScopeKind.SPACE, ScopeKind.ORGANISATION))
        return cls(bool(named[ScopeKind.CITY]), places, spaces, organisations)

    def __bool__(self) -> bool:
        return self.everything or bool(self.places or self.spaces or self.organisations)

    def holds(self, place: str | None = None, space: str | None = None, organisation: str | None = None) -> bool:
        """Whether what is of a place, a space and an organisation is within.

        >>> Scope(places=frozenset({"510104"})).holds(place="510107")
        False
        """
        return self.everything or place in self.places or space in self.spaces or organisation in self.organisations
