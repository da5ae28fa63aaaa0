"""Patterns that tell what kind of figure a number is."""

from __future__ import annotations

import re

from ceyuan.definitions.reading import KindWords
from ceyuan.values.quantity.alternation import any_of


class KindPatterns:
    """Patterns by the kind that they speak for; those that end in $ look back from a figure."""

    def __init__(self, words: KindWords) -> None:
        economy, growths, declines = any_of(words.economy), any_of(words.growths), any_of(words.declines)
        self.intensity = re.compile(
            rf"占[^，,。；]*(?:{economy})[^，,。；]*$|(?:{economy})[^，,。；]{{0,4}}比[例重率]?[^，,。；]*$|强度[^，,。；]*$"
        )
        self.part = re.compile(rf"(?:{any_of(words.shares)})[^，,。；]*$")
        self.index = re.compile(any_of(words.indices))
        self.per = re.compile(any_of(words.per))
        self.rate_before = re.compile(rf"(?P<decline>{declines})|(?P<growth>{growths})")
        self.rate_last = re.compile(rf"(?:{growths}|{declines})+$")
        self.rate_behind = re.compile(rf"的?(?:[平年]均)?(?:{growths}|速度)")
        self.ranked = re.compile(any_of(words.ranked))
        self.first = re.compile(any_of(words.firsts))
        self.money = re.compile(rf"(?:{any_of(words.money)})[^，,。；]{{0,6}}$")
        self.bound = re.compile(any_of(words.bounds))
        self.bound_last = re.compile(rf"(?:{any_of(words.bounds)})$")
        self.threshold = re.compile(rf"(?:（[^）]*）)?的?(?:{any_of(words.classes)})")
