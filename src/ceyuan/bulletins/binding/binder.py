"""Binding every claim of a text to the indicator that it is of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ceyuan.bulletins.binding.binding import Binding
from ceyuan.bulletins.binding.candidate import Candidate
from ceyuan.bulletins.binding.context import Context
from ceyuan.bulletins.binding.names import Name, Names
from ceyuan.bulletins.binding.whereabouts import Atlas, Whereabouts
from ceyuan.bulletins.claim import Claim
from ceyuan.bulletins.reading import Reading
from ceyuan.definitions import CheckingWords, Definitions
from ceyuan.values.quantity.quantity import CHANGES

_SHORTEST = 2
"""One character completes no name, nor is the rest of one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What is to be bound: a claim, its subject without its place, and the words around it."""

    claim: Claim
    subject: str
    context: Context


class Binder:
    """Binds claims by the definitions of a city; building it prepares the names."""

    def __init__(self, definitions: Definitions, words: CheckingWords) -> None:
        self._definitions = definitions
        self._words = words
        self._names = Names(definitions, words)
        self._atlas = Atlas(definitions)

    def bind(self, reading: Reading) -> list[Binding]:
        """A binding for every claim, in the order of the text."""
        found: list[Binding] = []
        for claim in reading.claims:
            context = Context.of(reading.text, claim)
            found.append(self._bound(claim, context, found[-1] if found else None))
        return found

    def _bound(self, claim: Claim, context: Context, last: Binding | None) -> Binding:
        where, candidates = self._where_and_what(claim, context, last)
        some = tuple(candidates[: self._words.alternatives + 1])
        meant = [candidate for candidate in candidates if candidate.way != "resembles"]
        if not meant:
            return Binding(claim, context, None, where.place, some[: self._words.alternatives], "no-indicator")
        if len(meant) > 1 and meant[0].order == meant[1].order:
            return Binding(claim, context, None, where.place, some, "ambiguous")
        if where.is_outside or where.is_several:
            return Binding(claim, context, None, None, some, "place-outside" if where.is_outside else "several-places")
        return Binding(claim, context, meant[0], where.place, some[1:])

    def _where_and_what(self, claim: Claim, context: Context, last: Binding | None) -> tuple[Whereabouts, list[Candidate]]:
        """A place may open the subject (高新区新登记入库企业), unless the whole of it is a name (高新技术产业收入)."""
        where, narrowed = self._atlas.stated(claim), self._atlas.narrowed(claim)
        candidates = self._candidates(Mention(claim, where.subject, context), last)
        if narrowed is None or any(candidate.way in ("named", "completed") for candidate in candidates):
            return where, candidates
        return narrowed, self._candidates(Mention(claim, narrowed.subject, context), last)

    def _candidates(self, mention: Mention, last: Binding | None) -> list[Candidate]:
        """The indicators that may be meant, the likeliest first, each by its best name."""
        claim = mention.claim
        around = self._names.core(mention.context.before), self._names.core(mention.context.after)
        is_change = claim.quantity.kind in CHANGES
        previous = last.chosen.indicator if is_change and last and last.chosen and last.claim.subject == claim.subject else None
        found: list[Candidate] = []
        for name in self._names.all:
            if not self._is_measured(mention, name) or not self._is_spoken_of(name, around[0]):
                continue
            core = self._names.core(mention.subject, self._names.kind(name.indicator))
            if candidate := self._compared(name, core, around):
                is_other = claim.quantity.kind == "level" and claim.unit != name.indicator.unit
                found.append(replace(candidate, is_continued=name.indicator is previous, is_other_measure=is_other))
        best: dict[str, Candidate] = {}
        for candidate in sorted(found, key=lambda each: each.order):
            best.setdefault(candidate.indicator.indicator, candidate)
        return list(best.values())

    def _is_measured(self, mention: Mention, name: Name) -> bool:
        """Whether the claim's unit can be one of the indicator, or of its change or share."""
        kind, claim = self._names.kind(name.indicator), mention.claim
        if claim.quantity.kind in (*CHANGES, "rank") or claim.unit == "倍" or (claim.unit == "%" and claim.quantity.kind == "range"):
            return True
        if claim.quantity.kind == "share" and kind != "percent":
            return any(word in mention.context.clause for word in self._words.of_the_city)
        if not claim.unit:
            return claim.quantity.kind == "level"
        unit, own = self._definitions.units.find(claim.unit), self._definitions.unit(name.indicator.unit)
        return unit is not None and (unit.base == own.base or unit.kind == own.kind == "count")

    def _is_spoken_of(self, name: Name, before: str) -> bool:
        topics = name.indicator.topics
        return not topics or any(topic in name.core or topic in before for topic in topics)

    def _compared(self, name: Name, mention: str, around: tuple[str, str]) -> Candidate | None:
        """The way in which a mention is of a name, if in any; half of the name at least it must say itself."""
        if mention == name.core:
            return Candidate(name, "named")
        if len(mention) < _SHORTEST:
            return None
        before, after = around
        if name.core.endswith(mention) or name.core.startswith(mention):
            rest = name.core.removesuffix(mention) if name.core.endswith(mention) else name.core.removeprefix(mention)
            if not _SHORTEST <= len(rest) <= len(mention):
                return None
            if rest in after:
                return Candidate(name, "completed", rest)
            if rest in before:
                return Candidate(name, "completed", rest, len(before) - before.rindex(rest))
        if mention.endswith(name.core):
            return Candidate(name, "qualified", mention.removesuffix(name.core))
        matcher = SequenceMatcher(None, mention, name.core, autojunk=False)
        if matcher.quick_ratio() * 100 < self._words.alike_pct:
            return None
        alike = matcher.ratio() * 100
        return Candidate(name, "resembles", distance=100 - round(alike)) if alike >= self._words.alike_pct else None
