"""The words with which stated figures are bound to indicators and compared with the ledger."""

from __future__ import annotations

from pydantic import Field

from ceyuan.definitions.base import Definition
from ceyuan.definitions.units import UnitKind
from ceyuan.values.quantity import Words


class CheckingWords(Definition):
    """How published names and figures are taken when they are held against ours.

    Attributes:
        neutral: what a name may have or lack without meaning something else (实现, 国家).
        measured: by kind of unit, what may end a name because the unit says it already (面积, 家数).
        rates: words by which a change is one of the rate of growth, not of the thing.
        of_the_city: words of a share in the city's whole.
        year_ago: words that make 是…的1.5倍 a multiple of the same period of the year before.
        inclusive: hedges that the printed number itself satisfies (以上, 不超过); 超 and 近 it does not.
        rough_digits: a floor with no more digits than these may lie far below the figure (超100家 for 394).
        alike_pct: how alike a name must be to be named as an alternative.
        alternatives: how many of them are named.
    """

    checking: str
    neutral: Words
    measured: dict[UnitKind, Words]
    rates: Words
    of_the_city: Words
    year_ago: Words
    inclusive: Words
    rough_digits: int
    alike_pct: int = Field(ge=0, le=100)
    alternatives: int
