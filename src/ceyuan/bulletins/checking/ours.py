"""What the ledger has to set beside a claim: the figure's value, its change on some base, its share or its multiple."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from typing import Literal

from ceyuan.bulletins.binding import Binding
from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError
from ceyuan.indicators import Figure, FigureKey
from ceyuan.indicators.change import change
from ceyuan.values import Bilingual, Period

Ask = Callable[[FigureKey], Figure]
Aspect = Literal["value", "change", "points", "rate_points", "share_of_city", "multiple", "target", "rank"]

_UNCLEAR_POINTS = Bilingual("百分点是何者之差，文中不明", "the text does not say of what the points are")
_UNCLEAR_BASE = Bilingual("倍数以何为基，文中不明", "the text does not say what it is a multiple of")
_RANK_OUTSIDE = Bilingual("是在外地之中的位次，账本只有本市的数", "a rank among other places, of which the ledger has no figures")
_RANK_OF_NOBODY = Bilingual("文中不知是哪个区（市）县的位次", "the text does not say which district is ranked")
_OF_WHOLE = Bilingual("占比的部分不是本市的区（市）县", "the part is no district of the city")
_NO_BASE = Bilingual("账本没有基期的数", "the ledger has no figure of the base")
_UNKNOWN_BASIS = Bilingual("比较基准无法核对", "a base that cannot be checked")


@dataclass(frozen=True, slots=True)
class Ours:
    """Our side of a claim.

    Attributes:
        figure: whose rows are the evidence.
        aspect: which side of the figure the claim is of.
        value: exact, in the claim's own unit; None with the reason in `why`.
        is_unclear: it is the claim that leaves open what is meant, not the ledger that lacks it.
    """

    figure: Figure
    aspect: Aspect
    value: Decimal | None
    why: Bilingual | None = None
    is_unclear: bool = False


class Asked:
    """Asks for our side of one claim.

    Args:
        ask: gives figures; the claims of a text ask for the same ones again and again, so it may remember them.
    """

    def __init__(self, ask: Ask, definitions: Definitions, binding: Binding) -> None:
        assert binding.chosen is not None
        assert definitions.checking is not None
        self._ask, self._units, self._words = ask, definitions.units, definitions.checking
        self._claim, self._clause = binding.claim, binding.context.clause
        self._before = binding.context.before
        self._indicator = binding.chosen.indicator
        self._place = binding.place
        self._districts = [entry.code for entry in definitions.places.districts] if definitions.places else []

    def of(self, period: Period) -> Ours:
        """Our side for a period.

        Raises:
            QuestionError: the indicator has no figure of such a period or place.
        """
        quantity = self._claim.quantity
        is_percent = self._indicator.unit == "%"
        match quantity.kind:
            case "growth":
                return self._growth(period)
            case "pp_change":
                return self._points(period)
            case "rank":
                return self._rank(period)
            case "share" if not is_percent:
                return self._share_of_city(period)
            case "range" if self._claim.unit == "%" and not is_percent:
                return self._growth(period)
            case "ratio" if self._claim.unit == "倍" and self._indicator.unit != "倍":
                return self._multiple(period)
        return self._value(period)

    def _figure(self, period: Period, **changed: str | None) -> Figure:
        return self._ask(replace(FigureKey(self._indicator.indicator, period, self._place), **changed))  # type: ignore[arg-type]

    def _value(self, period: Period) -> Ours:
        found = self._figure(period)
        if self._claim.status == "target" and found.plan is not None:
            return Ours(found, "target", self._converted(found.plan.target))
        return Ours(found, "value", self._converted(found.value), found.reason.words if found.reason else None)

    def _converted(self, value: Decimal | int | None) -> Decimal | None:
        """In the claim's unit; one counted in another measure word (个 for 家) is the same number."""
        said, own = self._units.find(self._claim.unit), self._units.find(self._indicator.unit)
        factor = (own.factor if own else 1) / (said.factor if said else Decimal(1))
        return None if value is None else Decimal(value) * factor

    def _growth(self, period: Period) -> Ours:
        name, _, code = self._claim.basis.partition(":")
        measured: dict[str, Callable[[], Ours]] = {
            "qoq": lambda: self._changed(self._figure(period, comparison="sequential")),
            "two_year_avg": lambda: self._averaged(self._figure(period)),
            "vs_start": lambda: self._since(period, _year_end_before(period)),
            "since": lambda: self._since(period, _same_window(period, Period.parse(code))),
            "cagr": lambda: self._compound(period),
        }
        return measured.get(name, lambda: self._changed(self._figure(period)))()

    def _changed(self, found: Figure) -> Ours:
        """The change in percent; that of a share too, since it is percent that the claim states."""
        if found.change.kind == "percent":
            return Ours(found, "change", found.change.value, found.change.reason.words if found.change.reason else None)
        relative = change("percent", found.value, found.base.value)
        return Ours(found, "change", relative.value, relative.reason.words if relative.reason else None)

    def _averaged(self, found: Figure) -> Ours:
        average = found.two_year
        return Ours(found, "change", average.value if average else None, average.reason.words if average and average.reason else None)

    def _since(self, period: Period, base: Period) -> Ours:
        now, then = self._figure(period), self._figure(base)
        found = change("percent", now.value, then.value)
        return Ours(now, "change", found.value, found.reason.words if found.reason else None)

    def _compound(self, period: Period) -> Ours:
        """The yearly rate from the year in which the span begins to the one in which it ends (年均)."""
        years = period.end.year - period.start.year
        last = Period.parse(str(period.end.year))
        now, then = self._figure(last), self._figure(last.years_before(years)) if years else None
        if then is None or not now.value or not then.value:
            return Ours(now, "change", None, _UNKNOWN_BASIS if not years else _NO_BASE, is_unclear=not years)
        with localcontext() as context:
            context.prec = 50
            return Ours(now, "change", ((Decimal(now.value) / Decimal(then.value)) ** (Decimal(1) / years) - 1) * 100)

    def _points(self, period: Period) -> Ours:
        is_sequential = self._claim.basis == "qoq"
        found = self._figure(period, comparison="sequential") if is_sequential else self._figure(period)
        if self._claim.basis not in ("", "yoy", "qoq"):
            return Ours(found, "points", None, _UNKNOWN_BASIS, is_unclear=True)
        if found.change.kind == "percentage_points":
            return Ours(found, "points", found.change.value, found.change.reason.words if found.change.reason else None)
        if not any(word in self._clause for word in self._words.rates):
            return Ours(found, "points", None, _UNCLEAR_POINTS, is_unclear=True)
        then = self._figure(period.years_before())
        if found.change.value is None or then.change.value is None:
            return Ours(found, "rate_points", None, _NO_BASE)
        return Ours(found, "rate_points", found.change.value - then.change.value)

    def _rank(self, period: Period) -> Ours:
        """The place of a district among all of the city, by value, or by growth where the clause speaks of rates; ties share a rank."""
        found = self._figure(period)
        is_within = any(word.removeprefix("占") in self._clause for word in self._words.of_the_city)
        if self._place is None or not is_within:
            return Ours(found, "rank", None, _RANK_OUTSIDE if not is_within else _RANK_OF_NOBODY, is_unclear=True)
        others = [self._figure(period, place=place) for place in self._districts]
        is_of_growth = any(word in self._clause for word in self._words.rates)
        levels = [(other.change.value if is_of_growth else other.value) for other in (found, *others)]
        if levels[0] is None:
            return Ours(found, "rank", None, _NO_BASE)
        return Ours(found, "rank", Decimal(1 + sum(level > levels[0] for level in levels[1:] if level is not None)))

    def _share_of_city(self, period: Period) -> Ours:
        found = self._figure(period)
        if self._place is None:
            return Ours(found, "share_of_city", None, _OF_WHOLE, is_unclear=True)
        whole = self._figure(period, place=None)
        if found.value is None or not whole.value:
            return Ours(found, "share_of_city", None, _NO_BASE)
        return Ours(found, "share_of_city", Decimal(found.value) * 100 / Decimal(whole.value))

    def _multiple(self, period: Period) -> Ours:
        found = self._figure(period)
        if self._claim.basis != "yoy" and not any(word in self._before for word in self._words.year_ago):
            return Ours(found, "multiple", None, _UNCLEAR_BASE, is_unclear=True)
        if found.value is None or not found.base.value:
            return Ours(found, "multiple", None, _NO_BASE)
        return Ours(found, "multiple", Decimal(found.value) / Decimal(found.base.value))


def attempt(asked: Asked, period: Period) -> Ours | QuestionError:
    """Our side for a period, or why it cannot be asked for."""
    try:
        return asked.of(period)
    except QuestionError as error:
        return error


def _year_end_before(period: Period) -> Period:
    day = date(period.end.year - 1, 12, 31)
    return Period(day, day)


def _same_window(period: Period, base: Period) -> Period:
    """比2015年 means the same window of 2015."""
    return period.years_before(period.end.year - base.end.year) if base.kind == "year" else base
