"""The parts of a text: paragraphs of prose, tables, and the lines of a page that are not its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.bulletins.vocabulary import Vocabulary

_LINE = re.compile(r"[^\r\n\u2028]+")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text and where it starts."""

    start: int
    text: str


def lines(text: str) -> Iterator[Line]:
    """The lines that are not blank."""
    for match in _LINE.finditer(text):
        if match[0].strip():
            yield Line(match.start(), match[0])


def prose(text: str, vocabulary: Vocabulary) -> Iterator[Line]:
    """The paragraphs of the article."""
    for line in lines(text):
        bare = line.text.strip()
        if bare in vocabulary.page.ends:
            return
        if not (len(bare) <= _SHORT and vocabulary.boilerplate.search(bare)):
            yield line
