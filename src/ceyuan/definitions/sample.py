"""A sample: what the synthetic files of a city add up to once received, and how its parts share the totals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from pydantic import Field

from ceyuan.definitions.base import Definition, Model
from ceyuan.errors import DefinitionError, unknown

_Part = TypeVar("_Part")


class SampleTotal(Model):
    """What an indicator must say of a period; `value` is exact, in the indicator's own unit (元, 平方米, 家)."""

    indicator: str
    period: str
    value: Decimal


class Mix(Model):
    """How a whole is shared: code → weight. `of` is the code list of the codes, `places` or `tracks`."""

    of: str
    weights: dict[str, Decimal] = Field(min_length=1)


class Sample(Definition):
    """The calibration of a city's synthetic files.

    Attributes:
        firms: how many firms the registry has, unless asked for another number.
        totals: the figures that the files must give, exactly.
        mixes: name → shares of districts, fields, kinds.
        rates: name → a share or size that shapes the rows and is no figure of its own.
        days: name → the days on which something is announced, issued or filed.
    """

    sample: str
    firms: int
    totals: tuple[SampleTotal, ...]
    mixes: dict[str, Mix] = Field(default_factory=dict)
    rates: dict[str, Decimal] = Field(default_factory=dict)
    days: dict[str, tuple[date, ...]] = Field(default_factory=dict)

    def total(self, indicator: str, period: str) -> int:
        """The figure of an indicator for a period, in its own unit.

        Raises:
            DefinitionError: the sample does not state it, or not in whole units.
        """
        found = {f"{t.indicator} {t.period}": t.value for t in self.totals}
        return int(self._of(found, f"{indicator} {period}"))

    def mix(self, name: str) -> dict[str, Decimal]:
        """The weights of a mix.

        Raises:
            DefinitionError: the sample has no such mix.
        """
        return self._of(self.mixes, name).weights

    def rate(self, name: str) -> float:
        """A rate.

        Raises:
            DefinitionError: the sample has no such rate.
        """
        return float(self._of(self.rates, name))

    def count(self, name: str) -> int:
        """A rate that is a number of rows."""
        return int(self.rate(name))

    def days_of(self, name: str) -> tuple[date, ...]:
        """The days of something.

        Raises:
            DefinitionError: the sample has no such days.
        """
        return self._of(self.days, name)

    def _of(self, known: dict[str, _Part], name: str) -> _Part:
        if name not in known:
            raise DefinitionError(unknown(("合成数据参数", "part of the sample"), name, known, self.origin))
        return known[name]
