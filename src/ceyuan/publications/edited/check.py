"""Checking a report that people edited: against the file as it was made, and against the ledger as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from ceyuan.bulletins import Reader
from ceyuan.bulletins.checking import check
from ceyuan.bulletins.checking.judgement import Judgement
from ceyuan.definitions import Definitions
from ceyuan.indicators import Book
from ceyuan.ledger import At
from ceyuan.publications.archive import Archive
from ceyuan.publications.citing import cited
from ceyuan.publications.edited.differences import Differences, sentences
from ceyuan.publications.edited.edited import ChangedNumber, Edited, NewSentence, Removed, label_of
from ceyuan.publications.edited.word_file import WordFile
from ceyuan.publications.manifest import Publication
from ceyuan.reports import build, document_name, write_word
from ceyuan.reports.origin import Origin
from ceyuan.values import Bilingual

_MOST_BYTES = 1 << 28


@dataclass(frozen=True)
class _Made:
    """A report as Ceyuan makes it.

    Attributes:
        called: what a reader knows it by.
        labels: figure id → its label.
    """

    called: str
    file: WordFile
    labels: Mapping[str, Bilingual]


def check_edited(archive: Archive, path: Path, reader: Reader, at: At = None) -> Edited | None:
    """What people changed in a Word file of ours; None where it is not one.

    Args:
        path: of the file; it may have been saved by another program.
        reader: reads what new sentences claim.
        at: the version of the ledger that is asked whether it supports what was written; by default the last.

    Raises:
        SourceError: the file is damaged.
        QuestionError: its report or its version is not in this city.
    """
    file = WordFile.read(path, _MOST_BYTES)
    if file is None or not file.names or (origin := _origin(archive, file)) is None:
        return None
    made = _made(archive, origin)
    return _Checking(archive, Differences(made.file, file), origin, made, archive.book(at)).edited(path.name, reader)


def _origin(archive: Archive, file: WordFile) -> Origin | None:
    """As the file says it, or, where a program has dropped that, of the last publication that has all its figures."""
    if file.origin is not None:
        return file.origin
    figures = {name.rpartition(".")[0] for name in file.names}
    for one in reversed(archive.publications()):
        if figures <= {figure.id for figure in one.figures}:
            said = f"ceyuan {one.report} {one.period} zh v{one.version} {one.definitions_sha256[:12]}"
            return Origin.parse(said)
    return None


def _made(archive: Archive, origin: Origin) -> _Made:
    """The file as it was published, or else written again."""
    for one in archive.publications():
        is_same = (one.report, one.period, one.version) == (origin.report, str(origin.period), origin.version)
        if is_same and one.definitions_sha256.startswith(origin.definitions):
            return _published(archive, one, origin)
    return _written(archive.definitions, Book(archive.definitions, archive.ledger, archive.ledger.resolve(origin.version)), origin)


def _published(archive: Archive, one: Publication, origin: Origin) -> _Made:
    name = next(name for name in one.files if name.endswith(f".{origin.lang}.docx"))
    file = WordFile.read(archive.where(one) / name, _MOST_BYTES)
    assert file is not None
    return _Made(one.id, file, {figure.id: figure.label for figure in one.figures})


def _written(definitions: Definitions, book: Book, origin: Origin) -> _Made:
    report = build(book, definitions.report(origin.report), origin.period)
    with TemporaryDirectory() as folder:
        path = write_word(report, origin.lang, Path(folder) / document_name(report, origin.lang, "docx"))
        file = WordFile.read(path, _MOST_BYTES)
    assert file is not None
    return _Made(f"{origin.report} {origin.period} @{book.version}", file, {one.id: one.label for one in cited(report)})


@dataclass(frozen=True)
class _Checking:
    """One file on its way to a finding."""

    archive: Archive
    differences: Differences
    origin: Origin
    made: _Made
    book: Book

    def edited(self, name: str, reader: Reader) -> Edited:
        file = self.differences.edited
        removed = tuple(Removed(tag, label_of(tag, self.made.labels), digits) for tag, digits in self.differences.removed)
        fields = sum(len(line.fields) for line in file.lines)
        numbers = (*self._numbers(), *self._points())
        found = (name, self.made.called, file.text, fields, len(file.points), numbers, tuple(self._sentences(reader)))
        return Edited(*found, removed, self.book.version)

    def _numbers(self) -> Iterator[ChangedNumber]:
        for one in self.differences.changed:
            start = next(at for name, digits, at in one.sentence.numbers if (name, digits) == (one.name, one.now))
            known = self._today.get(one.name, {})
            yield ChangedNumber(
                name=one.name,
                label=label_of(one.name, self.made.labels),
                was=one.was,
                now=one.now,
                today=known.get(one.sentence.frame) or next(iter(known.values()), ""),
                is_supported=one.now in known.values(),
                where=one.sentence.text,
                start=start,
                end=start + len(one.now),
            )

    def _points(self) -> Iterator[ChangedNumber]:
        for point, was in self.differences.moved_points:
            today = self._amounts.get(point.name)
            yield ChangedNumber(
                name=point.name,
                label=label_of(point.name, self.made.labels),
                was=_plain(was),
                now=_plain(point.amount),
                today="" if today is None else _plain(today),
                is_supported=today == point.amount,
                where=point.where,
            )

    def _sentences(self, reader: Reader) -> Iterator[NewSentence]:
        """What is new, with the verdicts on its claims, read where they stand; English is not read."""
        new, judged = self.differences.new, list[Judgement]()
        if new and self.origin.lang == "zh":
            reading = reader.read(self.differences.edited.text, self.made.called)
            claims = [claim for claim in reading.claims if any(one.start <= claim.start < one.end for one in new)]
            judged += check(self.book, reading, claims).judgements
        for one in new:
            yield NewSentence(one.text, one.start, one.end, tuple(each for each in judged if one.start <= each.claim.start < one.end))

    @cached_property
    def _now(self) -> WordFile:
        """The report as it would be made today; the file compared with, where nothing has come since."""
        is_same = (self.book.version, self.archive.definitions.sha256[:12]) == (self.origin.version, self.origin.definitions)
        return self.differences.original if is_same else _written(self.archive.definitions, self.book, self.origin).file

    @cached_property
    def _today(self) -> dict[str, dict[str, str]]:
        """Identity → sentence → its digits today."""
        found: dict[str, dict[str, str]] = {}
        for sentence in sentences(self._now):
            for name, digits, _ in sentence.numbers:
                found.setdefault(name, {})[sentence.frame] = digits
        return found

    @cached_property
    def _amounts(self) -> dict[str, Decimal]:
        """Identity → its amount in charts today."""
        return {point.name: point.amount for point in self._now.points}


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
