"""An indicator that a claim may be of, and by which of its names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ceyuan.bulletins.binding.names import Name
from ceyuan.definitions import Indicator
from ceyuan.values import Bilingual

Way = Literal["named", "completed", "qualified", "resembles"]
_WAYS: tuple[Way, ...] = ("named", "completed", "qualified", "resembles")
_WORDS = {
    "named": Bilingual("名称相同：{name}", "the same name: {name}"),
    "completed": Bilingual("名称为“{name}”，其中“{rest}”见于上下文", "the name is {name}; the text says {rest} beside it"),
    "qualified": Bilingual("“{name}”之外另有限定“{rest}”", "{name}, narrowed by {rest}"),
    "resembles": Bilingual("与“{name}”近似", "it resembles {name}"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One indicator that may be meant.

    Attributes:
        way: `named` – the text's name is one of ours; `completed` – the rest of our name is said near by; `qualified` – the text narrows
            our name by further words, so that its scope is another; `resembles` – alike, and no more: never bound.
        rest: the words by which the two names differ.
        distance: how many characters before the claim the rest is said.
        is_continued: the claim before it, of the same subject, was bound to the same indicator.
        is_other_measure: the text counts in another measure word (个 for 家).
    """

    name: Name
    way: Way
    rest: str = ""
    distance: int = 0
    is_continued: bool = False
    is_other_measure: bool = False

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.name.indicator

    @property
    def order(self) -> tuple[int, bool, bool, int, int]:
        """The better candidate comes first; a longer name says more than a short one."""
        longest_first = -len(self.name.core) if self.way == "qualified" else 0
        return _WAYS.index(self.way), not self.is_continued, self.is_other_measure, longest_first, self.distance

    @property
    def why(self) -> Bilingual:
        """Why it may be meant."""
        words = _WORDS[self.way]
        return Bilingual(*(text.format(name=self.name.text, rest=self.rest) for text in (words.zh, words.en)))

    def record(self) -> dict[str, Any]:
        """The candidate as plain data."""
        label = self.indicator.label
        return {
            "indicator": self.indicator.indicator,
            "label": {"zh": label.zh, "en": label.en},
            "way": self.way,
            "name": self.name.text,
            "rest": self.rest,
            "why": {"zh": self.why.zh, "en": self.why.en},
        }
