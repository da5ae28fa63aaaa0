"""Reading a whole text: its claims, and the numbers in it that have no reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.dating import calendar
from ceyuan.bulletins.layout import Line, prose
from ceyuan.bulletins.paragraph import Paragraph, take_apart
from ceyuan.bulletins.places import Gazetteer
from ceyuan.bulletins.prose import ProseReader
from ceyuan.bulletins.thread import Draft
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.definitions import ReadingWords


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text states."""

    text: str
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


class Reader:
    """Reads texts with one vocabulary; building it compiles the patterns, so build it once."""

    def __init__(self, words: ReadingWords) -> None:
        self._words = Vocabulary(words)
        self._gazetteer = Gazetteer(words.regions)

    def read(self, text: str, name: str = "") -> Reading:
        """The claims of a text.

        Args:
            text: as given; offsets of claims count its characters.
            name: of its file, which tells the year where the text does not.
        """
        dates = calendar(text, name, self._words)
        title = next((line.text for line in prose(text, self._words)), "")
        setting = self._gazetteer.setting(self._words.grammar.fold(title).text, self._words.grammar.fold(text).text)
        reader = ProseReader(self._words, self._gazetteer, setting, dates)
        claims: list[Claim] = []
        unread: list[Unread] = []
        for line in prose(text, self._words):
            paragraph = take_apart(line.text, self._words, dates)
            if paragraph is None:
                continue
            claims += [_claim(draft, paragraph, line) for draft in reader.read(paragraph)]
            unread += [_unread(span, paragraph, line) for span in paragraph.unread]
        return Reading(text, tuple(_dated(claims)), tuple(unread))


def _claim(draft: Draft, paragraph: Paragraph, line: Line) -> Claim:
    start, end = paragraph.folded.source(draft.figure.start, draft.figure.end)
    quantity = draft.quantity
    return Claim(
        quote=line.text[start:end],
        start=line.start + start,
        end=line.start + end,
        quantity=quantity,
        unit=quantity.unit.translate(paragraph.restored) if quantity.kind in ("level", "range") else quantity.unit,
        subject=draft.subject.translate(paragraph.restored),
        place=draft.place,
        period=draft.period,
        basis=draft.basis,
        status=draft.status,
    )


def _unread(span: tuple[int, int], paragraph: Paragraph, line: Line) -> Unread:
    start, end = paragraph.folded.source(*span)
    return Unread(line.text[start:end], line.start + start, line.start + end)


def _dated(claims: list[Claim]) -> list[Claim]:
    """What stands before any expression of time, as titles do, is of the first period that the text names."""
    first = next((claim.period for claim in claims if claim.period and not _is_years(claim.period)), "")
    return [replace(claim, period=first) if not claim.period and claim.status in ("fact", "forecast") else claim for claim in claims]


def _is_years(period: str) -> bool:
    first, _, last = period.partition("..")
    return bool(last) and first[:4] != last[:4]
