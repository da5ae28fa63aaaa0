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

Edits = tuple[tuple[str, int, int], ...]
Shelf = tuple[tuple[str, int], ...]
Stamp = tuple[Path, int, str]
"""City, version of the ledger, hash of the definitions: while they are the same, so is every answer of the library."""


class _Definitions:
    """The definitions of the city, shared by all threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.found: Definitions | None = None
        self.folder: Path | None = None
        self.stamp: Edits = ()
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


def _stamp(found: Definitions) -> Edits:
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


class _Here:
    """What a thread has open; a ledger is not shared between threads."""

    def __init__(self) -> None:
        self.city: City | None = None
        self.version, self.looked_at = 0, -1.0
        self.books: OrderedDict[tuple[int, str], Book] = OrderedDict()

    def close(self) -> None:
        """Close it."""
        if self.city is not None:
            self.city.ledger.close()
        self.city, self.looked_at = None, -1.0
        self.books.clear()


_definitions, _archive = _Definitions(), _Archive()
_threads: dict[int, _Here] = {}
"""By the system's number of the thread, not as a thread-local: a server's thread that ends would take an engine down with it, outside
Python. What an ended thread had open is closed by the next new one."""
_TASKS = Path("/proc/self/task")
"""The threads that live, those of the server too, which Python does not list."""


def _mine() -> _Here:
    number = threading.get_native_id()
    here = _threads.get(number)
    if here is None:
        _bury()
        here = _threads[number] = _Here()
    return here


def _bury() -> None:
    """Close what ended threads had open; where the system does not list its threads, none is taken for ended."""
    if not _TASKS.is_dir():
        return
    living = {int(task.name) for task in _TASKS.iterdir()}
    for number in _threads.keys() - living:
        ended = _threads.pop(number, None)
        if ended is not None:
            ended.close()


def the_city() -> City:
    """The city, open on this thread, with the definitions of today.

    Raises:
        QuestionError: there is none at CEYUAN_CITY.
        DefinitionError: its definitions are wrong.
    """
    here = _mine()
    found = _definitions.today()
    city = here.city
    if city is None or city.folder != settings.CITY:
        forget()
        city = City.of(settings.CITY, found)
    if city.definitions is not found:
        city = City(city.folder, found, city.ledger)
    here.city = city
    return city


def version() -> int:
    """The newest version of the ledger, at most a quarter of a second old."""
    here = _mine()
    now = time.monotonic()
    if here.looked_at < 0 or now - here.looked_at >= LOOK_EVERY_SECONDS:
        here.version, here.looked_at = the_city().ledger.version, now
    return here.version


def book(at: int | None = None) -> Book:
    """What figures are asked of: the newest version, or another."""
    here = _mine()
    city = the_city()
    key = (version() if at is None else at, city.definitions.sha256)
    if key not in here.books:
        here.books[key] = city.book(key[0])
    here.books.move_to_end(key)
    while len(here.books) > BOOKS:
        here.books.popitem(last=False)
    return here.books[key]


def publications() -> tuple[Publication, ...]:
    """The publications, the newest first."""
    return _archive.publications()


def stamp() -> Stamp:
    """What answers that are kept rest on."""
    return settings.CITY, version(), the_city().definitions.sha256


def state() -> tuple[int, str, Shelf]:
    """What public pages rest on: while it is the same, so are they."""
    return version(), the_city().definitions.sha256, _archive.shelf()


def forget() -> None:
    """Close what this thread has open: after the ledger was written here, or when another city is set."""
    _mine().close()
