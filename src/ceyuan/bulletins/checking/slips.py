"""Slips: the mistakes by which a right figure becomes a wrong sentence. Each asks whether undoing it would make the claim true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ceyuan.bulletins.checking.ours import Asked, Ours, attempt
from ceyuan.bulletins.checking.stated import Stated
from ceyuan.values import Bilingual, Period
from ceyuan.values.quantity import Quantity
from ceyuan.values.quantity.quantity import CHANGES

_SCALES = tuple(Decimal(10) ** power for power in (4, -4, 8, -8, 3, -3, 2, -2, 1, -1))
_HUNDRED = Decimal(100)

TELLING = ("points", "times")
"""Slips that show where the ledger has nothing to set beside the claim as it is worded."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake that would explain the difference; `code` is stable."""

    code: str
    words: Bilingual

    def record(self) -> dict[str, str]:
        """The slip as plain data."""
        return {"code": self.code, "zh": self.words.zh, "en": self.words.en}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A claim that our figure does not bear, and how to ask for others."""

    stated: Stated
    ours: Ours
    asked: Asked
    period: Period
    report: Period | None


def slips(wrong: Wrong) -> tuple[Slip, ...]:
    """The mistakes that would explain the claim, the plainest first; other periods are asked for only where nothing plainer does."""
    found = tuple(slip for find in _FINDERS if (slip := find(wrong)) is not None)
    is_explained = any(slip.code != "digit" for slip in found)
    other = None if is_explained else _other_period(wrong)
    return found if other is None else (*found, other)


def _other_period(wrong: Wrong) -> Slip | None:
    """The figure of another year or of the text's own period; that a level of one or two digits is met again says nothing."""
    if wrong.stated.is_rough and wrong.stated.quantity.kind not in CHANGES:
        return None
    for period in _neighbours(wrong):
        found = attempt(wrong.asked, period)
        if isinstance(found, Ours) and found.value is not None and wrong.stated.fit(found.value) != "off":
            return Slip("other-period", Bilingual(f"这是{period.label()}的数", f"this is the figure of {period.label('en')}"))
    return None


def _neighbours(wrong: Wrong) -> Iterator[Period]:
    period, year = wrong.period, wrong.period.end.year
    years = (period.years_before(), period.years_before(-1), period.years_before(2), period.years_before(-2))
    parts = (Period.parse(code) for code in (f"{year}H1", f"{year}H2", str(year)))
    yield from dict.fromkeys(other for other in (wrong.report, *years, *parts) if other is not None and other != period)


def _scale(wrong: Wrong) -> Slip | None:
    """A unit slipped: 万元 for 亿元."""
    if (ours := wrong.ours.value) is None or wrong.stated.quantity.kind == "rank":
        return None
    for factor in _SCALES:
        scaled = replace(
            wrong.stated,
            quantity=wrong.stated.quantity.mapped(lambda end, factor=factor: end * factor),  # type: ignore[misc]
            step=wrong.stated.step * factor,
            coarse=wrong.stated.coarse * factor,
        )
        if scaled.fit(ours) != "off":
            more, times = factor < 1, f"{max(factor, 1 / factor):,f}".split(".", maxsplit=1)[0]
            words = Bilingual(
                f"{'大' if more else '小'}了{times}倍，单位可能写错", f"{times} times too {'large' if more else 'small'}: the unit?"
            )
            return Slip("unit", words)
    return None


def _times(wrong: Wrong) -> Slip | None:
    """增长1.5倍 is two and a half times the base; 是1.5倍 is a growth of a half."""
    quantity, ours, figure = wrong.stated.quantity, wrong.ours.value, wrong.ours.figure
    if wrong.ours.aspect == "multiple" and figure.value is not None and figure.base.value:
        ours = Decimal(figure.value) / Decimal(figure.base.value)
    unit = {"growth": _HUNDRED, "ratio": Decimal(1)}.get(quantity.kind)
    if ours is None or unit is None or wrong.ours.aspect not in ("change", "multiple"):
        return None
    for shift in (-unit, unit):
        shifted = replace(wrong.stated, quantity=quantity.mapped(lambda end, shift=shift: end + shift))  # type: ignore[misc]
        if shifted.fit(ours) != "off":
            return Slip("times", Bilingual("“增长几倍”与“是几倍”相混", "'grown by' and 'times as much' are confused"))
    return None


def _points(wrong: Wrong) -> Slip | None:
    """% written for 百分点, or the other way round."""
    quantity, change = wrong.stated.quantity, wrong.ours.figure.change
    if quantity.kind not in CHANGES or change.value is None:
        return None
    is_other = (quantity.kind == "growth") != (change.kind == "percent")
    if not is_other or wrong.stated.fit(change.value) == "off":
        return None
    return Slip("points", Bilingual("百分数与百分点相混", "percent and percentage points are confused"))


def _hedge(wrong: Wrong) -> Slip | None:
    """The number is right, and the word before it is not."""
    quantity, ours = wrong.stated.quantity, wrong.ours.value
    if ours is None or quantity.hedge not in ("over", "under") or quantity.kind == "rank":
        return None
    value = wrong.stated.value
    other = Quantity.of(quantity.kind, value, quantity.unit, "under" if quantity.hedge == "over" else "over")
    plain = Quantity.of(quantity.kind, value, quantity.unit)
    if all(replace(wrong.stated, quantity=each).fit(ours) == "off" for each in (other, plain)):
        return None
    return Slip("hedge", Bilingual("限定词（超、近等）用反或多余", "the hedge is on the wrong side, or none is due"))


def _digits(wrong: Wrong) -> Slip | None:
    """Two digits swapped, or one mistyped, in a number as long as ours."""
    if (ours := wrong.ours.value) is None or wrong.stated.quantity.hedge == "range":
        return None
    said = _places(wrong.stated.value, wrong.stated.step, ROUND_HALF_UP)
    for rounding in (ROUND_HALF_UP, ROUND_FLOOR):
        right = _places(ours, wrong.stated.step, rounding)
        differing = [at for at, (a, b) in enumerate(zip(said, right, strict=False)) if a != b]
        if len(said) != len(right) or not 1 <= len(differing) <= 2:
            continue
        if len(differing) == 1:
            return Slip("digit", Bilingual(f"第{differing[0] + 1}位数字不同", f"digit {differing[0] + 1} differs"))
        first, second = differing
        if (said[first], said[second]) == (right[second], right[first]):
            return Slip("digits-swapped", Bilingual("两位数字颠倒", "two digits are swapped"))
    return None


def _places(value: Decimal, step: Decimal, rounding: str) -> str:
    return str(int((abs(value) / step).to_integral_value(rounding)))


_FINDERS: tuple[Callable[[Wrong], Slip | None], ...] = (_points, _times, _hedge, _digits, _scale)
