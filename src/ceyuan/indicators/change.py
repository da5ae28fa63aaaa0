"""Changes: in percent of the base, or in percentage points for shares and rates; no number where none is right."""

from __future__ import annotations

from decimal import Decimal, localcontext

from ceyuan.definitions import Definitions, Indicator
from ceyuan.indicators.figure import Change, ChangeKind, Number
from ceyuan.indicators.quantity import Quantity
from ceyuan.indicators.reasons import reason
from ceyuan.indicators.tally import rounded


def kind_of(definitions: Definitions, indicator: Indicator) -> ChangeKind:
    """How changes of an indicator are stated: what is itself a percentage changes by points."""
    return "percentage_points" if definitions.unit(indicator.unit).kind == "percent" else "percent"


def change(kind: ChangeKind, now: Number | None, base: Number | None) -> Change:
    """The change from the base.

    >>> change("percent", 4894, 4372).value
    Decimal('11.939616')
    >>> change("percent", 5, 0).reason.code
    'base-zero'
    """
    if now is None or base is None:
        return Change(kind, None, reason("value-absent" if now is None else "base-absent"))
    if kind == "percentage_points":
        return Change(kind, rounded(Decimal(now) - Decimal(base)))
    if base <= 0:
        return Change(kind, None, reason("base-zero" if base == 0 else "base-negative"))
    if now < 0:
        return Change(kind, None, reason("turned-negative"))
    return Change(kind, rounded((Decimal(now) - Decimal(base)) * 100 / Decimal(base)))


def compared(kind: ChangeKind, now: Quantity, base: Quantity) -> Change:
    """The change between two quantities; none where their windows lack different filings, which would compare unlike things."""
    if {code[4:] for code in now.missing} != {code[4:] for code in base.missing}:
        return Change(kind, None, reason("missing-filings"))
    return change(kind, now.value, base.value)


def two_year_average(kind: ChangeKind, now: Quantity, base: Quantity, before: Quantity) -> Change:
    """The average yearly change of two years: √((1+g₁)(1+g₂))−1, in percent (官方“两年平均增速”的算法).

    >>> two_year_average("percent", Quantity(121), Quantity(100), Quantity(100)).value
    Decimal('10.000000')
    """
    if kind == "percentage_points":
        return Change("percent", None, reason("no-average"))
    growth = [compared(kind, now, base), compared(kind, base, before)]
    for each in growth:
        if each.reason is not None:
            return Change("percent", None, each.reason)
    assert now.value is not None
    assert before.value is not None
    with localcontext() as context:
        context.prec = 50  # the root of a quotient; six decimals of it are kept
        # (1+g₁)(1+g₂) is the value over that of two years before: the base between them cancels, and so does its rounding.
        root = (Decimal(now.value) / Decimal(before.value)).sqrt()
        return Change("percent", rounded((root - 1) * 100))
