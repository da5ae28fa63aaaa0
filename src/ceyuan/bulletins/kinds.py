"""What kind of figure a number is, where its own words leave it open."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.values.quantity import Quantity, QuantityKind

_NEAR = 6


class Surroundings(NamedTuple):
    """What stands around a figure.

    Attributes:
        head, tail: the words before it in its clause and behind it, expressions of time blanked.
        sibling: the figure to which it is joined by 、 or 和, or with which it shares its subject (由73.5%提升至77.2%).
        follows_rates: the sentence speaks of rates of change (从增速看).
    """

    head: str
    tail: str
    sibling: Quantity | None = None
    follows_rates: bool = False


def resolved(quantity: Quantity, around: Surroundings, words: Vocabulary) -> Quantity:
    """The quantity with the kind that its surroundings give it."""
    if quantity.kind == "share":
        return _percentage(quantity, around, words)
    if quantity.unit == "位" and words.kinds.ranked.search(around.head[-_NEAR:]):
        return replace(quantity, kind="rank") if quantity.hedge in ("", "range") else quantity
    if quantity.kind == "level" and words.kinds.index.search(around.head):
        return _as(quantity, "index") if quantity.unit in ("", "分") else quantity
    if quantity.kind == "level" and words.kinds.per.search(around.head):
        return _as(quantity, "ratio")
    return quantity


def _percentage(quantity: Quantity, around: Surroundings, words: Vocabulary) -> Quantity:
    """A bare percentage is a share unless it is below zero, or something near it says a rate of change, an intensity or an index."""
    if words.kinds.intensity.search(around.head):
        return _as(quantity, "ratio")
    if words.kinds.part.search(around.head):
        return quantity
    rate = words.kinds.rate_before.search(around.head)
    if rate and rate["decline"]:
        return _as(quantity, "growth", -1)
    is_rate = rate or words.kinds.rate_behind.match(around.tail) or (quantity.value or 0) < 0
    if is_rate or (around.follows_rates and not around.head):
        return _as(quantity, "growth")
    if words.kinds.index.search(around.head):
        return _as(quantity, "index")
    if around.sibling is not None and around.sibling.kind in ("growth", "ratio", "index"):
        return _as(quantity, around.sibling.kind, -1 if (around.sibling.value or 0) < 0 else 1)
    return quantity


def _as(quantity: Quantity, kind: QuantityKind, sign: int = 1) -> Quantity:
    value = quantity.value
    return quantity if value is None else Quantity.of(kind, value * sign, quantity.unit, quantity.hedge)
