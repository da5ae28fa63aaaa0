"""The vocabulary that the grammar of quantities is given: measure words, hedges, verbs of change."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, WithJsonSchema
from pydantic.dataclasses import dataclass


def _split(words: object) -> object:
    return tuple(words.split()) if isinstance(words, str) else words


Words = Annotated[tuple[str, ...], BeforeValidator(_split), WithJsonSchema({"type": ["string", "array"]})]
"""Words, which may be written in one string with spaces between; in simplified characters and half-width forms."""


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class MeasureWord:
    """A unit as it is written: 平方公里 is 1,000,000 of the base unit 平方米."""

    unit: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Phrases:
    """Words by their part in a quantity.

    Attributes:
        over, under, about: hedges before the number (超, 近, 约).
        more: what makes a number a floor from inside (50余家, 7成多).
        over_after, under_after, about_after: hedges behind the figure (以上, 以内, 左右).
        bare: what may stand before a scale without a digit (上百家, 过万人).
        rises, falls: verbs of change (增长, 下降); with 到 or 至 behind them they state a level, not a change.
        above, below: what compares in 百分点 only (高, 低).
        unchanged: words for no change (持平).
        indices, ratios: nouns that make the number behind them an index or a ratio (指数, 强度).
        links: what may stand between verb or noun and the figure (了, 达).
        passing: what makes a number a date, a duration or an edition (年, 届): no figure.
    """

    over: Words
    under: Words
    about: Words
    more: Words
    over_after: Words
    under_after: Words
    about_after: Words
    bare: Words
    rises: Words
    falls: Words
    above: Words
    below: Words
    unchanged: Words
    indices: Words
    ratios: Words
    links: Words
    passing: Words


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Wording:
    """The whole vocabulary.

    Attributes:
        measures: written form to base unit and factor; %, 百分点, 倍 and 成 are grammar and not listed.
        phrases: words by their part.
        variants: characters to fold, traditional to simplified, one to one.
    """

    measures: Mapping[str, MeasureWord]
    phrases: Phrases
    variants: Mapping[str, str]
