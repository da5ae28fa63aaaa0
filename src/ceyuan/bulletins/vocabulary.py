"""The words of reading, compiled once into the patterns that the parts of the reader share."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from ceyuan.definitions import ReadingWords
from ceyuan.errors import QuestionError
from ceyuan.values.quantity import Grammar, Quantity
from ceyuan.values.quantity.alternation import any_of
from ceyuan.values.quantity.numeral import times

Content = Literal["level", "growth", "share", "pp_change", "rank", "label", "unit", "none"]
"""What a column of a table holds; `none` is a running number or a remark."""

MASK = "\x01"
"""Stands for each character of an expression of time or of a basis, in the text from which subjects are taken."""


def _named(words: object, names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{any_of(getattr(words, name))})" for name in names))


class Vocabulary:
    """Patterns by what they find, over folded text."""

    def __init__(self, words: ReadingWords) -> None:
        kinds, subjects = words.kinds, words.subjects
        self.grammar = Grammar(words.quantity.wording())
        self.page = words.page
        self.boilerplate = re.compile(any_of(words.page.boilerplate))

        self.bases = _named(words.bases, tuple(type(words.bases).model_fields))
        self.statuses = _named(words.statuses, tuple(type(words.statuses).model_fields))
        self.events = re.compile(rf"[^，。；、,《》\d]{{0,10}}(?:{any_of(words.page.events)})(?!\d)")

        self.share = re.compile(any_of(kinds.shares))
        economy = any_of(kinds.economy)
        self.intensity = re.compile(rf"占[^，,。；]*(?:{economy})[^，,。；]*$|(?:{economy})[^，,。；]{{0,4}}比[例重率]?[^，,。；]*$")
        self.index = re.compile(any_of(kinds.indices))
        self.per = re.compile(rf"(?:{any_of(kinds.per)})")
        self.rate_before = re.compile(rf"(?P<decline>{any_of(kinds.declines)})|(?P<growth>{any_of(kinds.growths)})")
        self.rate_last = re.compile(rf"(?:{any_of((*kinds.growths, *kinds.declines))})+$")
        self.rate_behind = re.compile(rf"的?(?:[平年]均)?(?:{any_of((*kinds.growths, '速度'))})")
        self.ranked = re.compile(any_of(kinds.ranked))
        self.money = re.compile(rf"(?:{any_of(kinds.money)})[^，,。；]{{0,6}}$")
        self.threshold = re.compile(rf"(?:（[^）]*）)?的?(?:{any_of(kinds.classes)})")
        self.first = re.compile(any_of(kinds.firsts))

        self._measured: dict[str, Quantity | None] = {}
        self._read_tables(words)
        kept, attributes = any_of(subjects.kept), any_of(subjects.attributes)
        promised = (*words.statuses.forecast, *words.statuses.target)
        self.leads = re.compile(rf"^(?:[{MASK}、“”\"'）)\s—-]|(?!{kept})(?:{any_of((*subjects.leads, *promised))}))+")
        tails = any_of((*subjects.tails, *promised, *words.regions.own))
        self.tails = re.compile(rf"(?:[{MASK}、“”\"'（(\s]|{tails})+$")
        self.verb_first = re.compile(rf"^(?:{any_of(subjects.verbs)})+")
        self.verb_last = re.compile(rf"(?:{any_of(subjects.verbs)})+$")
        self.flow = re.compile(any_of(subjects.flows))
        moves = any_of((*words.quantity.rises, *words.quantity.falls))
        self.change = re.compile(rf"(?:{moves})")
        self.moved_to = re.compile(rf"(?:{moves})(?:[到至]|{MASK})+的?$")
        self.attribute_only = re.compile(rf"(?:{attributes}|[、和与及])+")
        self.attribute_last = re.compile(rf"(?:{attributes})+$")
        self.attribute_anywhere = re.compile(rf".*(?:{attributes})")
        self.object_last = re.compile(rf"(?:{any_of(subjects.objects)})*(?:{attributes})$")
        self.counted_list = re.compile(rf"(.+?)(?:等?[两三四五六七八九十\d]+(?:{any_of(subjects.list_counts)})|等)(.*)")
        self.announced = re.compile(rf"(?:作为[^的]*的)?([^，,、；：]{{2,20}}?)(?:{any_of(subjects.announcing)})")
        predicate, stop = (
            rf"(?!{kept})(?:{any_of((*subjects.predicates, *words.quantity.rises, *words.quantity.falls))})",
            rf"[，,。；;：、（）()\d{MASK}…!？?]",
        )
        self.behind = re.compile(rf"(?!{predicate}|{stop})(.+?)(?={predicate}|{stop}|$)")

    def _read_tables(self, words: ReadingWords) -> None:
        tables = words.tables
        contents = ("pp_change", "growth", "rank", "share", "unit", "none")
        self._contents = _named(tables, contents)
        self.kind_nouns = re.compile(any_of([word for name in contents for word in getattr(tables, name)]) + r"|[±%]")
        self.totals = re.compile(any_of(tables.totals))
        self.plain_header = re.compile(rf"(?:{any_of(tables.plain)})?")
        self.table_words = re.compile(any_of(tables.title))
        self.row_marks = re.compile(rf"^(?:[#*\s、.．·—-]|\d+[.、]|[（(]?[一二三四五六七八九十]+[)）、]|{any_of(tables.row_marks)})+")
        self.district = re.compile(r"[\u4e00-\u9fff]{1,7}[省市区县州旗盟]")
        self._unit_of = {noun: unit for unit, nouns in tables.unit_of.items() for noun in nouns}
        self._counted_noun = re.compile(rf".*({any_of(self._unit_of)})")

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
            one = self.grammar.read("1" + unit)
        except QuestionError:
            return None
        return one if one.unit and one.kind == "level" else None
