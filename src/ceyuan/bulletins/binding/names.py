"""The names of indicators, and the form in which a published name and ours are held against each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.definitions import CheckingWords, Definitions, Indicator
from ceyuan.definitions.units import UnitKind
from ceyuan.values.quantity.alternation import any_of

_PUNCTUATION = re.compile(r"[\s、，,（）()“”\"'《》·—\-_/]")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an indicator.

    Attributes:
        text: as the definition writes it.
        core: its form for comparison.
    """

    indicator: Indicator
    text: str
    core: str


class Names:
    """All names of a city's indicators.

    Attributes:
        all: of every indicator its label and aliases, those of one core once.
    """

    def __init__(self, definitions: Definitions, words: CheckingWords) -> None:
        variants = definitions.reading.quantity.variants if definitions.reading else ()
        self._simplified = str.maketrans({pair[0]: pair[1] for pair in variants})
        self._neutral = re.compile(any_of(words.neutral))
        self._measured = {kind: re.compile(f"(?:{any_of(said)})$") for kind, said in words.measured.items()}
        self._kinds: dict[str, UnitKind] = {i.indicator: definitions.unit(i.unit).kind for i in definitions.indicators.values()}
        self.all = tuple(name for indicator in definitions.indicators.values() for name in self._names(indicator))

    def kind(self, indicator: Indicator) -> UnitKind:
        """The kind of the indicator's unit."""
        return self._kinds[indicator.indicator]

    def core(self, text: str, kind: UnitKind | None = None) -> str:
        """A name without what does not change its meaning, nor what a unit of that kind says already."""
        bare = _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text).translate(self._simplified))
        core = self._neutral.sub("", bare) or bare
        measured = self._measured.get(kind) if kind else None
        return (measured.sub("", core) or core) if measured else core

    def _names(self, indicator: Indicator) -> Iterator[Name]:
        kind, seen = self.kind(indicator), set()
        for text in (indicator.label.zh, *indicator.aliases):
            core = self.core(text, kind)
            if core not in seen:
                seen.add(core)
                yield Name(indicator, text, core)
