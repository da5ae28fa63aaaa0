"""Verifying a publication: its files as they lie, and its report worked out again from what was pinned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from ceyuan.errors import Lang
from ceyuan.indicators import Book
from ceyuan.publications.archive import MANIFEST, Archive
from ceyuan.publications.citing import cited
from ceyuan.publications.manifest import Publication, PublishedFigure
from ceyuan.publications.publish import hashes
from ceyuan.reports import ResolvedReport, build, document_name, write_html
from ceyuan.values import Period

_LANGUAGES: tuple[Lang, Lang] = ("zh", "en")


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was published.

    Attributes:
        what: the manifest, a file that was touched, a figure, or a page that is drawn otherwise today.
        name: the file; of a figure `id.aspect`.
        published, now: the numbers, or the hashes; None where there is none.
    """

    what: Literal["manifest", "file", "figure", "page"]
    name: str
    published: str | None
    now: str | None


@dataclass(frozen=True)
class Verification:
    """What came of it.

    Attributes:
        figures, pages: how many were compared.
        is_same_software: whether the version of Ceyuan is the one that published it; another may draw a page otherwise.
    """

    publication: str
    figures: int
    pages: int
    is_same_software: bool
    differences: tuple[Difference, ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was published."""
        return not self.differences


def verify(archive: Archive, publication: Publication) -> Verification:
    """Work a publication out again and compare every figure, and the pages to the byte.

    Raises:
        DefinitionError: this version of Ceyuan cannot read its definitions.
    """
    touched = tuple(_touched(archive.where(publication), publication))
    with archive.pinned(publication) as pinned, TemporaryDirectory() as folder:
        book = Book(pinned, archive.ledger, publication.version)
        report = build(book, pinned.report(publication.report), Period.parse(publication.period))
        pages = tuple(_pages(report, publication, Path(folder)))
    figures = tuple(_figures(publication, {one.id: one for one in cited(report)}))
    software = version("ceyuan") == publication.ceyuan
    return Verification(publication.id, len(publication.figures), len(_LANGUAGES), software, (*touched, *figures, *pages))


def _touched(folder: Path, publication: Publication) -> Iterator[Difference]:
    if publication.seal != publication.sha256:
        yield Difference("manifest", MANIFEST, publication.sha256, publication.seal)
    there = hashes(folder)
    for name in sorted({*publication.files, *there}):
        if publication.files.get(name) != there.get(name):
            yield Difference("file", name, publication.files.get(name), there.get(name))


def _figures(publication: Publication, again: dict[str, PublishedFigure]) -> Iterator[Difference]:
    for one in publication.figures:
        other = again.get(one.id)
        for name in ("value", "base", "change", "average"):
            was, now = getattr(one, name), getattr(other, name, None)
            if was != now:
                yield Difference("figure", f"{one.id}.{name}", _text(was), _text(now))
        if other and one.printed != other.printed:
            yield Difference("figure", f"{one.id}.printed", one.printed["value"].zh, other.printed["value"].zh)
    known = {one.id for one in publication.figures}
    yield from (Difference("figure", name, None, _text(other.value)) for name, other in again.items() if name not in known)


def _pages(report: ResolvedReport, publication: Publication, folder: Path) -> Iterator[Difference]:
    for lang in _LANGUAGES:
        name = document_name(report, lang, "html")
        write_html(report, lang, folder / name)
    again = hashes(folder)
    for name, now in again.items():
        if publication.files.get(name) != now:
            yield Difference("page", name, publication.files.get(name), now)


def _text(number: object) -> str | None:
    return None if number is None else str(number)
