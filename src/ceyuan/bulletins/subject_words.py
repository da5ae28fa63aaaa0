"""Patterns that find what a figure is of."""

from __future__ import annotations

import re

from ceyuan.definitions import ReadingWords
from ceyuan.values.quantity.alternation import any_of

MASK = "\x01"
"""Stands for each character of an expression of time or of a basis, in the text from which subjects are taken."""


class SubjectPatterns:
    """Patterns by what they find in the words around a figure."""

    def __init__(self, words: ReadingWords) -> None:
        subjects, phrases = words.subjects, words.quantity.phrases
        kept, verbs, moves = (
            any_of(subjects.kept),
            any_of(subjects.verbs),
            any_of((*phrases.rises, *phrases.falls)),
        )
        self.verb_first = re.compile(rf"^(?:{verbs})+")
        self.verb_last = re.compile(rf"(?:{verbs})+$")
        self.flow = re.compile(any_of(subjects.flows))
        self.flow_first = re.compile(rf"^(?:{any_of(subjects.flows)})+")
        self.change = re.compile(moves)
        self.moved_to = re.compile(rf"(?:{moves})(?:[到至]|{MASK})+的?$")
        self.announced = re.compile(rf"(?:作为[^的]*的)?([^，,、；：]{{2,20}}?)(?:{any_of(subjects.announcing)})")
        predicate, stop = rf"(?!{kept})(?:{any_of(subjects.predicates)}|{moves})", rf"[，,。；;：、（）()\d{MASK}…!？?]"
        self.behind = re.compile(rf"(?!{predicate}|{stop})(.+?)(?={predicate}|{stop}|$)")
        beyond = any_of(subjects.beyond)
        self.beyond = re.compile(beyond)
        self.compared = re.compile(rf"(?:{beyond}|比|较).*$")
        self.level = re.compile(rf"(?:{any_of(subjects.levels)})级(?:及?以上)?")
        self.others = re.compile(rf"(?:{any_of(subjects.others)})(?:\d+|[两三四五六七八九十]+)?个?(?:省市|市州|城市|地区|[省市区县国])")
        self._read_ends(words, kept)
        self._read_attributes(words)

    def _read_ends(self, words: ReadingWords, kept: str) -> None:
        """What opens a clause and what leads to the figure are no part of a subject."""
        promised = (*words.statuses.forecast, *words.statuses.target)
        leads, tails = any_of((*words.subjects.leads, *promised)), any_of((*words.subjects.tails, *promised, *words.regions.own))
        self.leads = re.compile(rf"(?:[{MASK}、“”\"'）)\s—-]|(?!{kept})(?:{leads}))+")
        self.tails = re.compile(rf"(?:[{MASK}、“”\"'（(\s]|{tails})+$")

    def _read_attributes(self, words: ReadingWords) -> None:
        """The measured sides of things: 成交额 in 技术合同成交额."""
        attributes, objects, counts = (
            any_of(part) for part in (words.subjects.attributes, words.subjects.objects, words.subjects.list_counts)
        )
        self.attribute_only = re.compile(rf"(?:{attributes}|[、和与及])+")
        self.attribute_last = re.compile(rf"(?:{attributes})+$")
        self.attribute_anywhere = re.compile(rf".*(?:{attributes})")
        self.object_last = re.compile(rf"(?:{objects})*(?:{attributes})$")
        self.counted_list = re.compile(rf"(.+?)(?:等?[两三四五六七八九十\d]+(?:{counts})|等)(.*)")
