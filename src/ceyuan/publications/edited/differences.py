"""What people did to a Word file: numbers that are others, sentences that were not there, numbers that are gone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ceyuan.bulletins.sources.docx import Line
from ceyuan.publications.edited.word_file import Point, WordFile
from ceyuan.reports.words import VERSION

_END = re.compile(r"(?<=[。！？!?])|(?<=\.)\s+")
_ROW = " | "
_PAGE_NUMBER = re.compile(r"\t\d+$")
_OF_ITSELF = (VERSION.zh, VERSION.en)
"""What a document says of the data it was made from is nobody's writing."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a row of a table.

    Attributes:
        start, end: in the text of the file.
        frame: its words with identities in the place of numbers: what stays when only numbers change.
        numbers: identity, digits, and where these stand in the text.
    """

    text: str
    start: int
    end: int
    frame: str
    numbers: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that says another number than the file did; `was` is empty where the identity was not in it at all."""

    name: str
    was: str
    now: str
    sentence: Sentence


@dataclass(frozen=True)
class Differences:
    """Beside the file as it was made."""

    original: WordFile
    edited: WordFile

    @cached_property
    def changed(self) -> tuple[Changed, ...]:
        """The fields with another number, in the order of the text. A field may be moved or copied; it is the same number there."""
        by_frame: dict[tuple[str, str], str] = {}
        by_name: dict[str, list[str]] = defaultdict(list)
        for sentence in sentences(self.original):
            for name, digits, _ in sentence.numbers:
                by_frame.setdefault((sentence.frame, name), digits)
                by_name[name].append(digits)
        return tuple(
            Changed(name, by_frame.get((sentence.frame, name), next(iter(by_name[name]), "")), digits, sentence)
            for sentence in sentences(self.edited)
            for name, digits, _ in sentence.numbers
            if digits not in by_name[name]
        )

    @cached_property
    def new(self) -> tuple[Sentence, ...]:
        """The sentences and rows that the file did not have, numbers aside."""
        known = {sentence.frame for sentence in sentences(self.original)}
        new = (sentence for sentence in sentences(self.edited) if sentence.frame not in known)
        return tuple(sentence for sentence in new if not sentence.frame.startswith(_OF_ITSELF))

    @cached_property
    def removed(self) -> tuple[tuple[str, str], ...]:
        """Identity and digits of every field that stands in fewer places than it did."""
        before, after = (Counter(_fields(file)) for file in (self.original, self.edited))
        there, names = (Counter(name for name, _ in found.elements()) for found in (after, before))
        return tuple(field for field in before - after if there[field[0]] < names[field[0]])

    @cached_property
    def moved_points(self) -> tuple[tuple[Point, Decimal], ...]:
        """The points of charts with another number, and the number that it was; those that have lost their identity are told by place."""
        by_name = {point.name: point.amount for point in self.original.points}
        by_place = {point.where: point.amount for point in self.original.points}
        found = [(point, by_name.get(point.name, by_place.get(point.where))) for point in self.edited.points]
        return tuple((point, was) for point, was in found if was is not None and was != point.amount)


def sentences(file: WordFile) -> Iterator[Sentence]:
    """Every sentence and row that says something, in order."""
    at = 0
    for line in file.lines:
        for start, end in _spans(line.text):
            sentence = _sentence(line, start, end, at)
            if sentence.frame:
                yield sentence
        at += len(line.text) + 1


def _sentence(line: Line, start: int, end: int, at: int) -> Sentence:
    fields = sorted((field for field in line.fields if start <= field.start < end), key=lambda field: field.start)
    frame, here = "", start
    for field in fields:
        frame += f"{line.text[here : field.start]}⟦{field.name}⟧"
        here = field.end
    frame = _SPACE.sub(" ", _PAGE_NUMBER.sub("", frame + line.text[here:end])).strip()
    numbers = tuple((field.name, line.text[field.start : field.end], at + field.start) for field in fields)
    return Sentence(line.text[start:end].strip(), at + start, at + end, frame, numbers)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in () if _ROW in text else _END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _fields(file: WordFile) -> Iterator[tuple[str, str]]:
    for line in file.lines:
        yield from ((field.name, line.text[field.start : field.end]) for field in line.fields)
