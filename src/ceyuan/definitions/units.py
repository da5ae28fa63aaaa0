"""Units and what one is of another (万元 = 10,000 元)."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Literal

from ceyuan.definitions.base import Definition, Model
from ceyuan.errors import Lang
from ceyuan.values import Bilingual

UnitKind = Literal["money", "area", "count", "percent", "other"]


class Unit(Model):
    """One unit: `factor` of its `base`; the base unit names itself.

    Attributes:
        word: how English names it after a number: `million yuan`, `firms`.
    """

    unit: str
    kind: UnitKind
    base: str
    factor: Decimal = Decimal(1)
    word: Bilingual
    aliases: tuple[str, ...] = ()


class Units(Definition):
    """The table of units."""

    units: str
    entries: tuple[Unit, ...]

    def find(self, word: str) -> Unit | None:
        """The unit that a header or a unit row means by the word; None when it is not a unit."""
        return self._by_word.get(word.strip())

    def in_words(self, name: str, lang: Lang) -> str:
        """A unit as it stands beside a number in a language; as it is where there is no word for it."""
        known = self.find(name)
        return (known.word[lang].strip() if known else "") or name

    @cached_property
    def _by_word(self) -> dict[str, Unit]:
        return {word: unit for unit in reversed(self.entries) for word in (*unit.aliases, unit.unit)}

    def __hash__(self) -> int:
        # One table of units is one thing: reading a header by it is remembered, and hashing every entry would cost more than reading.
        return id(self)
