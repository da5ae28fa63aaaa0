"""The words of reading, compiled once into the patterns that the parts of the reader share."""

from __future__ import annotations

import re

from ceyuan.bulletins.kind_words import KindPatterns
from ceyuan.bulletins.subject_words import SubjectPatterns
from ceyuan.bulletins.table_words import TablePatterns
from ceyuan.definitions import ReadingWords
from ceyuan.values.quantity import Grammar
from ceyuan.values.quantity.alternation import any_of, first_chars


class Vocabulary:
    """Everything compiled, by the part of the reader that asks for it.

    Attributes:
        grammar: of single figures.
        bases, statuses: marks in prose; the group that matched names the basis or the status.
        events: a name of a meeting, behind a date that is part of it.
        boilerplate: what a line of a page holds that is not its article.
    """

    def __init__(self, words: ReadingWords) -> None:
        self.grammar = Grammar(words.quantity.wording())
        self.kinds = KindPatterns(words.kinds)
        self.subjects = SubjectPatterns(words)
        self.tables = TablePatterns(words.tables, self.grammar)
        self.page = words.page
        self.bases = _named(words.bases)
        self.statuses = _named(words.statuses)
        self.events = re.compile(rf"[^，。；、,《》\d]{{0,10}}(?:{any_of(words.page.events)})(?!\d)")
        self.boilerplate = re.compile(any_of(words.page.boilerplate))


def _named(words: object) -> re.Pattern[str]:
    """A look at the first character of all goes before: it spares most places of a text the names one by one."""
    names = tuple(type(words).model_fields)  # type: ignore[attr-defined]  # models of words
    first = first_chars(word for name in names for word in getattr(words, name))
    return re.compile(f"(?=[{first}])(?:{'|'.join(f'(?P<{name}>{any_of(getattr(words, name))})' for name in names)})")
