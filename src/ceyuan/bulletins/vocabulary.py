"""The words of reading, compiled once into the patterns that the parts of the reader share."""

from __future__ import annotations

import re

from ceyuan.definitions import ReadingWords
from ceyuan.values.quantity import Grammar
from ceyuan.values.quantity.pattern import any_of

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
        predicate, stop = rf"(?!{kept})(?:{any_of((*subjects.predicates, *words.quantity.rises, *words.quantity.falls))})", rf"[，,。；;：、（）()\d{MASK}…!？?]"
        self.behind = re.compile(rf"(?!{predicate}|{stop})(.+?)(?={predicate}|{stop}|$)")
