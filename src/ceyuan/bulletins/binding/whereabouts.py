"""The place that a claim is of, among the places of the city."""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.bulletins.claim import Claim
from ceyuan.definitions import Definitions, PlaceEntry

_WHOLE = ("", "全市", "本市", "我市")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place, and the subject without it.

    Attributes:
        place: code of a district; None is the whole city.
        is_outside: it is not the city, nor in it.
        is_several: the text names more places than one.
    """

    subject: str
    place: str | None = None
    is_outside: bool = False
    is_several: bool = False


class Atlas:
    """Finds the places of claims."""

    def __init__(self, definitions: Definitions) -> None:
        self._city = definitions.city.place
        self._places = definitions.places
        entries = self._places.entries if self._places else ()
        named = [(name, entry) for entry in entries for name in _names(entry)]
        self._named = sorted(named, key=lambda pair: -len(pair[0]))

    def stated(self, claim: Claim) -> Whereabouts:
        """The place that the claim states; the name of the city before its subject is left out."""
        subject = self._without_city(claim.subject)
        if claim.place in _WHOLE:
            return Whereabouts(subject)
        if "、" in claim.place:
            return Whereabouts(subject, is_several=True)
        entry = self._places.find(claim.place) if self._places else None
        if entry is None or entry.level == "province":
            return Whereabouts(subject, is_outside=True)
        return Whereabouts(subject, None if entry.code == self._city else entry.code)

    def narrowed(self, claim: Claim) -> Whereabouts | None:
        """The district with which the subject begins, in a claim of the city; None where it begins with none."""
        stated = self.stated(claim)
        if stated.place is not None or stated.is_outside or stated.is_several:
            return None
        for name, entry in self._named:
            if entry.level in ("district", "functional_area") and stated.subject.startswith(name) and stated.subject != name:
                return Whereabouts(stated.subject[len(name) :], entry.code)
        return None

    def _without_city(self, subject: str) -> str:
        city = (name for name, entry in self._named if entry.code == self._city and subject.startswith(name) and subject != name)
        return subject[len(next(city, "")) :]


def _names(entry: PlaceEntry) -> tuple[str, ...]:
    return (entry.label.zh, *(name.name for name in entry.names))
