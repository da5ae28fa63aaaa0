"""The bases and wholes that a printed level and its printed rate allow: 4,894 at +11.94 % has exactly one, 4,372."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from ceyuan.bulletins.precision import Interval

_WHOLE = 100


def bases(level: Interval, growth: Interval) -> Interval:
    """The levels of the period before from which the growth, in %, leads to the level."""
    low = _divided(level.low, growth.high, _WHOLE)
    high = _divided(level.high, growth.low, _WHOLE)
    return Interval(low, high)


def wholes(level: Interval, share: Interval) -> Interval:
    """The wholes of which the level is the share, in %."""
    return Interval(_divided(level.low, share.high, 0), _divided(level.high, share.low, 0))


def integers(interval: Interval) -> range:
    """The whole numbers in an interval with two ends.

    >>> half = Fraction(1, 2)
    >>> growth = Interval(57 - half, 57 + half)
    >>> integers(bases(Interval(Fraction(2140), Fraction(2140)), growth))
    range(1359, 1368)
    """
    if interval.low is None or interval.high is None:
        return range(0)
    return range(ceil(interval.low), floor(interval.high) + 1)


def _divided(level: Fraction | None, rate: Fraction | None, whole: int) -> Fraction | None:
    if level is None or rate is None or whole + rate <= 0:
        return None
    return level * _WHOLE / (whole + rate)
