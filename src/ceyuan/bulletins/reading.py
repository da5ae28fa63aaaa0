"""Reading a whole text: its claims, and the numbers in it that have no reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.dating import calendar
from ceyuan.bulletins.layout import Cell, Grid, blocks
from ceyuan.bulletins.paragraph import Paragraph, take_apart
from ceyuan.bulletins.places import Gazetteer
from ceyuan.bulletins.prose import ProseReader
from ceyuan.bulletins.tables import TableReader
from ceyuan.bulletins.thread import Draft
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.definitions import ReadingWords


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text states; offsets of claims count the characters of `text`."""

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
            text: as given.
            name: of its file, which tells the year where the text does not.
        """
        parts = list(blocks(text, self._words))
        dates = calendar(text, name, self._words)
        title = next((part.text for part in parts if isinstance(part, Cell)), "")
        setting = self._gazetteer.setting(self._words.grammar.fold(title).text, self._words.grammar.fold(text).text)
        prose = ProseReader(self._words, self._gazetteer, setting, dates)
        found = _Found()
        for part in parts:
            if isinstance(part, Cell) and (paragraph := take_apart(part.text, self._words, dates)):
                found.add([_claim(draft, paragraph, part) for draft in prose.read(paragraph)])
                found.unread += [_unread(span, paragraph, part) for span in paragraph.unread]
        tables = TableReader(self._words, self._gazetteer, setting, dates)
        for grid in (part for part in parts if isinstance(part, Grid)):
            claims, unread = tables.read(grid, found.period, found.rates)
            found.add(claims)
            found.unread += unread
        return Reading(text, tuple(sorted(_dated(found.claims), key=lambda claim: claim.start)), tuple(found.unread))


@dataclass(slots=True)
class _Found:
    """What has been read so far: `rates` are the changes stated, in %, `period` the first period named."""

    claims: list[Claim] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    rates: set[Decimal] = field(default_factory=set)
    period: str = ""

    def add(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            self.claims.append(claim)
            self.period = self.period or claim.period
            if claim.quantity.kind == "growth" and isinstance(claim.quantity.value, Decimal):
                self.rates.add(claim.quantity.value)


def _claim(draft: Draft, paragraph: Paragraph, line: Cell) -> Claim:
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


def _unread(span: tuple[int, int], paragraph: Paragraph, line: Cell) -> Unread:
    start, end = paragraph.folded.source(*span)
    return Unread(line.text[start:end], line.start + start, line.start + end)


def _dated(claims: list[Claim]) -> list[Claim]:
    """What stands before any expression of time, as titles do, is of the first period that the text names."""
    first = next((claim.period for claim in claims if claim.period and not _is_years(claim.period)), "")
    return [replace(claim, period=first) if not claim.period and claim.status in ("fact", "forecast") else claim for claim in claims]


def _is_years(period: str) -> bool:
    first, _, last = period.partition("..")
    return bool(last) and first[:4] != last[:4]
