"""The vocabulary turned round: from a written word to its part in a quantity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ceyuan.values.quantity.quantity import Hedge, QuantityKind
from ceyuan.values.quantity.span import Direction
from ceyuan.values.quantity.wording import Wording


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit makes of the number before it."""

    kind: QuantityKind
    name: str
    factor: Decimal = Decimal(1)


FRACTION = "分之"
_PERCENTS = {"%": Decimal(1), "‰": Decimal("0.1"), "成": Decimal(10), FRACTION: Decimal(100)}
_POINTS = Unit("pp_change", "百分点")
_PLAIN = {"": Unit("level", ""), "倍": Unit("ratio", "倍"), "百分点": _POINTS, "个百分点": _POINTS}


class Lexicon:
    """Look-ups by word.

    Attributes:
        plain, changed: units by written form, for a number that stands alone and one that a verb of change governs.
        hedges, directions, nouns: the part of a hedge, a verb of change, a noun that names the kind.
    """

    def __init__(self, wording: Wording) -> None:
        words = wording.phrases
        measures = {text: Unit("level", measure.unit, measure.factor) for text, measure in wording.measures.items()}
        self.plain = measures | _PLAIN | {text: Unit("share", "%", factor) for text, factor in _PERCENTS.items()}
        growths = {text: Unit("growth", "%", factor) for text, factor in (_PERCENTS | {"倍": Decimal(100)}).items()}
        self.changed = self.plain | growths
        self.hedges: Mapping[str | None, Hedge] = {
            **dict.fromkeys((*words.over, *words.more, *words.over_after, *words.bare), "over"),
            **dict.fromkeys((*words.under, *words.under_after), "under"),
            **dict.fromkeys((*words.about, *words.about_after), "about"),
        }
        self.directions: Mapping[str | None, Direction] = {
            **dict.fromkeys(words.rises, "rise"),
            **dict.fromkeys(words.falls, "fall"),
            **dict.fromkeys(words.above, "above"),
            **dict.fromkeys(words.below, "below"),
        }
        self.nouns: Mapping[str | None, QuantityKind] = {**dict.fromkeys(words.indices, "index"), **dict.fromkeys(words.ratios, "ratio")}
