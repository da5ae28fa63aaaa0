"""Reading whole texts: block by block, so that a long one takes no more memory than its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from ceyuan.bulletins.claim import Claim, Flag, Unread
from ceyuan.bulletins.damage import is_chinese, is_garbled
from ceyuan.bulletins.dating import calendar
from ceyuan.bulletins.doubts import flags
from ceyuan.bulletins.layout import Cell, Grid, blocks
from ceyuan.bulletins.paragraph import Paragraph, take_apart
from ceyuan.bulletins.places import Gazetteer
from ceyuan.bulletins.prose import ProseReader
from ceyuan.bulletins.reading import Reading
from ceyuan.bulletins.sources import faults, read_text
from ceyuan.bulletins.tables import TableReader
from ceyuan.bulletins.thread import Draft
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.definitions import ReadingWords
from ceyuan.errors import SourceError

_OPENING = 20_000
"""So many characters tell when and where a text is from."""
_UNDATED = 100
"""So many claims may wait for the first period that the text names."""


class Reader:
    """Reads texts with one vocabulary; building it compiles the patterns, so build it once."""

    def __init__(self, words: ReadingWords) -> None:
        self._words = Vocabulary(words)
        self._gazetteer = Gazetteer(words.regions)

    def read_file(self, path: Path) -> Reading:
        """The claims of a .txt, .html, .docx or .pdf file.

        Raises:
            SourceError: there is no text in it that can be read.
        """
        text = read_text(path, self._words.page)
        if not is_chinese(text[:_OPENING], self._words.page.least_han) and not is_garbled(text[:_OPENING]):
            raise SourceError(faults.not_chinese(path.name))
        return self.read(text, path.name)

    def read(self, text: str, name: str = "") -> Reading:
        """The claims of a text.

        Args:
            text: as given.
            name: of its file, which tells the year where the text does not.
        """
        spans = list(self.stream(text, name))
        claims = sorted((span for span in spans if isinstance(span, Claim)), key=lambda claim: claim.start)
        return Reading(name, text, tuple(claims), tuple(span for span in spans if isinstance(span, Unread)))

    def stream(self, text: str, name: str = "") -> Iterator[Claim | Unread]:
        """Claims and unread spans, paragraph by paragraph; those of tables last."""
        return _dated(self._spans(text, name))

    def _spans(self, text: str, name: str) -> Iterator[Claim | Unread]:
        opening = text[:_OPENING]
        dates = calendar(opening, text[-_OPENING:], name, self._words)
        title = next((part.text for part in blocks(opening, self._words) if isinstance(part, Cell)), "")
        fold = self._words.grammar.fold
        setting = self._gazetteer.setting(fold(title).text, fold(opening).text)
        prose = ProseReader(self._words, self._gazetteer, setting, dates)
        grids: list[Grid] = []
        seen = _Seen()
        for part in blocks(text, self._words):
            if isinstance(part, Grid):
                grids.append(part)
            elif paragraph := take_apart(part.text, self._words, dates):
                damage: tuple[Flag, ...] = ("damaged",) if is_garbled(part.text) else ()
                yield from seen.noted(_claim(draft, paragraph, part, damage) for draft in prose.read(paragraph))
                yield from (_unread(span, paragraph, part) for span in paragraph.found.unread)
        tables = TableReader(self._words, self._gazetteer, setting, dates)
        for grid in grids:
            yield from tables.read(grid, seen.period, seen.rates)


@dataclass(slots=True)
class _Seen:
    """What tables need to know of the prose: its first period, and the rates of change that it states, in %."""

    period: str = ""
    rates: set[Decimal] = field(default_factory=set)

    def noted(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        for claim in claims:
            self.period = self.period or claim.period
            if claim.quantity.kind == "growth" and isinstance(claim.quantity.value, Decimal):
                self.rates.add(claim.quantity.value)
            yield claim


def _claim(draft: Draft, paragraph: Paragraph, line: Cell, damage: tuple[Flag, ...]) -> Claim:
    start, end = paragraph.folded.source(draft.figure.start, draft.figure.end)
    quantity, quote, originals = draft.quantity, line.text[start:end], paragraph.originals
    return Claim(
        quote=quote,
        start=line.start + start,
        end=line.start + end,
        quantity=quantity,
        unit=quantity.unit.translate(originals) if originals and quantity.kind in ("level", "range") else quantity.unit,
        subject=draft.subject.translate(originals) if originals else draft.subject,
        place=draft.place,
        period=draft.period,
        basis=draft.basis,
        status=draft.status,
        flags=(*damage, *flags(quote, quantity)),
    )


def _unread(span: tuple[int, int], paragraph: Paragraph, line: Cell) -> Unread:
    start, end = paragraph.folded.source(*span)
    return Unread(line.text[start:end], line.start + start, line.start + end)


def _dated(spans: Iterator[Claim | Unread]) -> Iterator[Claim | Unread]:
    """What stands before any expression of time, as titles do, is of the first period that the text names."""
    opening = list(islice(spans, _UNDATED))
    periods = (span.period for span in opening if isinstance(span, Claim))
    first = next((period for period in periods if period and not _is_years(period)), "")
    for span in chain(opening, spans):
        is_undated = isinstance(span, Claim) and not span.period and span.status in ("fact", "forecast")
        yield replace(span, period=first) if isinstance(span, Claim) and is_undated else span


def _is_years(period: str) -> bool:
    first, _, last = period.partition("..")
    return bool(last) and first[:4] != last[:4]
