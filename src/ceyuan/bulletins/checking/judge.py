"""The verdict on a claim: what is said of it by the ledger, by its own words, and by published figures."""

from __future__ import annotations

from dataclasses import replace

from ceyuan.bulletins.binding import Binding
from ceyuan.bulletins.checking import reasons
from ceyuan.bulletins.checking.judgement import Judgement, Verdict
from ceyuan.bulletins.checking.ours import Asked, Ours, attempt
from ceyuan.bulletins.checking.periods import possible
from ceyuan.bulletins.checking.published import PublishedFigures
from ceyuan.bulletins.checking.reach import Reach
from ceyuan.bulletins.checking.slips import TELLING, Wrong, slips
from ceyuan.bulletins.checking.stated import Fit, Stated
from ceyuan.definitions import CheckingWords
from ceyuan.errors import QuestionError
from ceyuan.indicators import Book, Figure, FigureKey, figure
from ceyuan.values import Bilingual, Period

_SUPPORT: dict[Fit, Verdict] = {"equal": "supported", "rounded": "supported_within_rounding"}


class Judge:
    """Judges the claims of one text.

    Attributes:
        published: what bulletins said before.
    """

    def __init__(self, book: Book, words: CheckingWords, report: Period | None) -> None:
        self._book, self._words, self._report = book, words, report
        self._asked: dict[FigureKey, Figure] = book.memory.setdefault("figures of claims", {})
        self.published, self._reach = PublishedFigures(book), Reach(book)

    def judged(self, binding: Binding) -> Judgement:
        """The verdict on one claim."""
        stated = Stated.of(binding.claim, self._words)
        if binding.chosen is None:
            return self._unbound(binding, stated)
        if why := self._obstacle(binding):
            return Judgement(binding, "cannot_be_checked", why, published=self.published.equal(binding, stated, binding.claim.period))
        return self._compared(binding, stated)

    def _figure(self, key: FigureKey) -> Figure:
        """The figure of a key; the claims of a text ask for the same ones again and again."""
        if key not in self._asked:
            self._asked[key] = figure(self._book, key)
        return self._asked[key]

    def _unbound(self, binding: Binding, stated: Stated) -> Judgement:
        printed = self.published.equal(binding, stated, binding.claim.period)
        if printed and not binding.claim.flags:
            return Judgement(binding, "differs_by_scope", reasons.as_published(printed[0]), published=printed)
        is_absent = binding.missing in ("no-indicator", "place-outside") and not binding.claim.flags
        why = reasons.MISSING[binding.missing or "no-indicator"] if not binding.claim.flags else reasons.FLAGGED
        return Judgement(binding, "not_in_ledger" if is_absent else "cannot_be_checked", why, published=printed)

    def _obstacle(self, binding: Binding) -> Bilingual | None:
        """Why a bound claim cannot be held against a figure."""
        claim, chosen = binding.claim, binding.chosen
        assert chosen is not None
        if any(flag != "impossible" for flag in claim.flags):
            return reasons.FLAGGED
        if claim.status == "forecast" or (claim.status == "plan" and not chosen.indicator.planned):
            return reasons.PROMISE
        return None

    def _compared(self, binding: Binding, stated: Stated) -> Judgement:
        claim, chosen = binding.claim, binding.chosen
        assert chosen is not None
        asked = Asked(self._figure, self._book.definitions, binding)
        periods = possible(claim, chosen.indicator, self._book.definitions, self._report)
        answers = [attempt(asked, period) for period in periods]
        sides = [answer for answer in answers if isinstance(answer, Ours)]
        fits = [(side, stated.fit(side.value)) for side in sides if side.value is not None]
        printed = {each: None for period in periods for each in self.published.equal(binding, stated, str(period))}
        found = Judgement(binding, "not_in_ledger", reasons.NO_PERIOD, published=tuple(printed))
        if supporting := next(((side, fit) for side, fit in fits if fit != "off"), None):
            return replace(found, verdict=_SUPPORT[supporting[1]], why=reasons.agrees(*supporting), ours=supporting[0])
        if claim.status == "target" and all(side.aspect != "target" for side in sides):
            return replace(found, verdict="cannot_be_checked", why=reasons.PROMISE, ours=sides[0] if sides else None)
        if not sides:
            errors = [answer for answer in answers if isinstance(answer, QuestionError)]
            return replace(found, why=reasons.refused(errors[0])) if errors else replace(found, verdict="cannot_be_checked")
        valued = sorted((side for side, _ in fits), key=lambda side: not self._is_final(side))
        side = valued[0] if valued else sides[0]
        found = replace(found, ours=side, slips=slips(Wrong(stated, side, asked, side.figure.key.period, self._report)))
        return self._against(found) if fits else _absent(found)

    def _is_final(self, side: Ours) -> bool:
        """Whether nothing more can come that would change the figure: the ledger reaches so far, and no filing is missing."""
        indicator = self._book.definitions.indicators[side.figure.key.indicator]
        return not side.figure.missing and self._reach.covers(indicator, side.figure.key.period)

    def _against(self, found: Judgement) -> Judgement:
        """Our figure is another: the claim is wrong, unless it is of something else or ours is not the last word."""
        binding, side = found.binding, found.ours
        assert binding.chosen is not None
        assert side is not None
        if binding.chosen.way == "qualified":
            return replace(found, verdict="differs_by_scope", why=reasons.narrowed(binding.chosen.rest, side), slips=())
        if scopes := self.published.other_scopes(binding):
            why = reasons.as_published(found.published[0]) if found.published else reasons.several_scopes(scopes, side)
            return replace(found, verdict="differs_by_scope", why=why, slips=())
        if not self._is_final(side):
            return replace(found, why=reasons.incomplete(side))
        return replace(found, verdict="contradicted", why=reasons.differs(side))


def _absent(found: Judgement) -> Judgement:
    """There is nothing to set beside the claim; yet some slips show in its words alone."""
    assert found.ours is not None
    why = found.ours.why or reasons.NO_FIGURE
    if any(slip.code in TELLING for slip in found.slips):
        return replace(found, verdict="contradicted", why=why)
    return replace(found, verdict="cannot_be_checked" if found.ours.is_unclear else "not_in_ledger", why=why)
