"""The catalogue of indicators: by the dataset that they are from, filtered by what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ceyuan.definitions import Definitions, Indicator
from ceyuan.indicators.members import datasets_of
from ceyuan.values import Bilingual

Group = tuple[Bilingual, list[Indicator]]


def grouped(definitions: Definitions, indicators: Iterable[Indicator], wanted: str) -> list[Group]:
    """Those whose names hold what is wanted."""
    found = [one for one in indicators if matches(one, wanted)]
    return [(label, list(each)) for label, each in groupby(found, key=lambda one: datasets_of(definitions, one)[0].label)]


def matches(indicator: Indicator, wanted: str) -> bool:
    """Whether the words are in its name, id or other names."""
    words = (indicator.indicator, indicator.label.zh, indicator.label.en, *indicator.aliases)
    return any(wanted.lower() in word.lower() for word in words)
