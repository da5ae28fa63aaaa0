"""What headers, titles and labels of tables say, and the units that they name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from ceyuan.definitions.reading import TableWords
from ceyuan.errors import QuestionError
from ceyuan.values.quantity import Grammar, Quantity
from ceyuan.values.quantity.alternation import any_of
from ceyuan.values.quantity.numeral import times

Content = Literal["level", "growth", "share", "pp_change", "rank", "label", "unit", "none"]
"""What a column of a table holds; `none` is a running number or a remark."""

_NAMED: tuple[Content, ...] = ("pp_change", "growth", "rank", "share", "unit", "none")


class TablePatterns:
    """Patterns by what they find in a folded header, title or label."""

    def __init__(self, words: TableWords, grammar: Grammar) -> None:
        self._grammar = grammar
        self._measured: dict[str, Quantity | None] = {}
        self._unit_of = {noun: unit for unit, nouns in words.unit_of.items() for noun in nouns}
        self._counted_noun = re.compile(rf".*({any_of(self._unit_of)})")
        self._contents = re.compile("|".join(f"(?P<{name}>{any_of(getattr(words, name))})" for name in _NAMED))
        self.kind_nouns = re.compile(any_of(word for name in _NAMED for word in getattr(words, name)) + r"|[±%]")
        self.totals = re.compile(any_of(words.totals))
        self.plain_header = re.compile(rf"(?:{any_of(words.plain)})?")
        self.title = re.compile(any_of(words.title))
        self.row_marks = re.compile(rf"^(?:[#*\s、.．·—-]|\d+[.、]|[（(]?[一二三四五六七八九十]+[)）、]|{any_of(words.row_marks)})+")
        self.district = re.compile(r"[\u4e00-\u9fff]{1,7}[省市区县州旗盟]")

    def content(self, header: str) -> Content:
        """What a column under that header holds."""
        match = self._contents.search(header)
        return match.lastgroup if match else "level"  # type: ignore[return-value]  # the groups are contents

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit: 亿元, 万平方米, %."""
        return text in ("%", "‰") or self.measured(Decimal(1), text) is not None

    def measured(self, number: Decimal, unit: str) -> Quantity | None:
        """The level of so many of a unit, or of what a noun is counted in (合同数: 项); None when the unit is none."""
        if noun := self._counted_noun.search(unit):
            unit = self._unit_of[noun[1]]
        if unit not in self._measured:
            self._measured[unit] = self._one(unit)
        one = self._measured[unit]
        return None if one is None else one.mapped(lambda end: times(end, number))

    def _one(self, unit: str) -> Quantity | None:
        try:
            one = self._grammar.read("1" + unit)
        except QuestionError:
            return None
        return one if one.unit and one.kind == "level" else None
