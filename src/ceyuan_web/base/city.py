"""The open city of this process: definitions read once and again when they change, a ledger for each thread, books by version."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from pathlib import Path

from django.conf import settings

from ceyuan import definitions
from ceyuan.city import City
from ceyuan.definitions import Definitions
from ceyuan.indicators import Book
from ceyuan.publications import Publication

BOOKS = 4
"""How many versions each thread keeps open."""
LOOK_EVERY_SECONDS = 0.25
"""How often the ledger is asked for its newest version."""
REREAD_EVERY_SECONDS = 2.0
"""How often the files of the definitions are looked at."""

Stamp = tuple[tuple[str, int, int], ...]
Shelf = tuple[tuple[str, int], ...]


class _Definitions:
    """The definitions of the city, shared by all threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.found: Definitions | None = None
        self.folder: Path | None = None
        self.stamp: Stamp = ()
        self.looked_at = 0.0

    def today(self) -> Definitions:
        """As the files say; where they say nothing right, as they last did would be a lie, so the fault goes on."""
        with self.lock:
            now = time.monotonic()
            known = self.found if self.folder == settings.CITY else None
            if known is None or (now - self.looked_at >= REREAD_EVERY_SECONDS and _stamp(known) != self.stamp):
                known = self.found = definitions.load(settings.CITY)
                self.folder, self.stamp = settings.CITY, _stamp(known)
            if now - self.looked_at >= REREAD_EVERY_SECONDS:
                self.looked_at = now
            return known


def _stamp(found: Definitions) -> Stamp:
    """What tells the files of the definitions from edited ones."""
    files = (path for folder in found.folders for path in definitions.files(folder))
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path in files for stat in [path.stat()])


class _Archive:
    """The publications, read again when a folder of them appears. Shared by all threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.seen: tuple[Path, Shelf] | None = None
        self.found: tuple[Publication, ...] = ()

    def shelf(self) -> Shelf:
        """Each folder and when it appeared."""
        folder = settings.CITY / "publications"
        return tuple(sorted((path.parent.name, path.stat().st_mtime_ns) for path in folder.glob("[!.]*/manifest.json")))

    def publications(self) -> tuple[Publication, ...]:
        """All, the newest first."""
        with self.lock:
            seen = (settings.CITY, self.shelf())
            if seen != self.seen:
                self.found, self.seen = the_city().archive().publications()[::-1], seen
            return self.found


class _Here(threading.local):
    """What a thread has open; a ledger is not shared between threads."""

    city: City | None = None
    version = 0
    looked_at = -1.0

    def __init__(self) -> None:
        self.books: OrderedDict[tuple[int, str], Book] = OrderedDict()


_definitions, _archive, _here = _Definitions(), _Archive(), _Here()


def the_city() -> City:
    """The city, open on this thread, with the definitions of today.

    Raises:
        QuestionError: there is none at CEYUAN_CITY.
        DefinitionError: its definitions are wrong.
    """
    found = _definitions.today()
    city = _here.city
    if city is None or city.folder != settings.CITY:
        forget()
        city = City.of(settings.CITY, found)
    if city.definitions is not found:
        city = City(city.folder, found, city.ledger)
    _here.city = city
    return city


def version() -> int:
    """The newest version of the ledger, at most a quarter of a second old."""
    now = time.monotonic()
    if _here.looked_at < 0 or now - _here.looked_at >= LOOK_EVERY_SECONDS:
        _here.version, _here.looked_at = the_city().ledger.version, now
    return _here.version


def book(at: int | None = None) -> Book:
    """What figures are asked of: the newest version, or another."""
    city = the_city()
    key = (version() if at is None else at, city.definitions.sha256)
    if key not in _here.books:
        _here.books[key] = city.book(key[0])
    _here.books.move_to_end(key)
    while len(_here.books) > BOOKS:
        _here.books.popitem(last=False)
    return _here.books[key]


def publications() -> tuple[Publication, ...]:
    """The publications, the newest first."""
    return _archive.publications()


def state() -> tuple[int, str, Shelf]:
    """What public pages rest on: while it is the same, so are they."""
    return version(), the_city().definitions.sha256, _archive.shelf()


def forget() -> None:
    """Close what this thread has open: after the ledger was written here, or when another city is set."""
    if _here.city is not None:
        _here.city.ledger.close()
    _here.city, _here.looked_at = None, -1.0
    _here.books.clear()
