"""The archive of a city: its publications, one folder each. A folder appears whole and is never changed."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ceyuan.definitions import Definitions
from ceyuan.errors import Fault, QuestionError, SourceError, unknown
from ceyuan.indicators import Book
from ceyuan.ledger import At, Ledger
from ceyuan.publications.manifest import Publication
from ceyuan.publications.pinning import PINNED, unpacked
from ceyuan.values import Period

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Archive:
    """The publications of a city, with what they are made from and compared with.

    Attributes:
        folder: where they lie.
        definitions, ledger: of today.
    """

    folder: Path
    definitions: Definitions
    ledger: Ledger

    def publications(self) -> tuple[Publication, ...]:
        """All of them, in the order in which they were published.

        Raises:
            SourceError: a manifest was damaged.
        """
        found = [_read(path) for path in self.folder.glob(f"[!.]*/{MANIFEST}")]
        return tuple(sorted(found, key=lambda one: (one.published_at, one.id)))

    def publication(self, name: str) -> Publication:
        """The one of that id; without an edition (`half-year-2021H1`) the last.

        Raises:
            QuestionError: there is none.
        """
        found = {stem: one for one in self.publications() for stem in (stem_of(one.report, one.period), one.id)}
        if name not in found:
            raise QuestionError(unknown(("出版物", "publication"), name, found))
        return found[name]

    def last(self, report: str, period: Period) -> Publication | None:
        """The last edition of a report of a period."""
        editions = [one for one in self.publications() if (one.report, one.period) == (report, str(period))]
        return max(editions, key=lambda one: one.edition, default=None)

    def where(self, publication: Publication) -> Path:
        """The folder of a publication."""
        return self.folder / publication.id

    def book(self, at: At = None) -> Book:
        """What figures are asked of with the definitions of today."""
        return Book(self.definitions, self.ledger, self.ledger.resolve(at))

    @contextmanager
    def pinned(self, publication: Publication) -> Iterator[Definitions]:
        """The definitions with which it was published."""
        with unpacked(self.where(publication) / PINNED) as definitions:
            yield definitions

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until nobody else publishes; then clear away what one who died left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for half in self.folder.glob(".half-*"):
                shutil.rmtree(half)
            yield


def stem_of(report: str, period: str) -> str:
    """What the editions of a report of one period are called alike."""
    return f"{report}-{period}".replace("..", "_")


def _read(path: Path) -> Publication:
    try:
        return Publication.model_validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise SourceError(_damaged(path)) from error


def _damaged(path: Path) -> Fault:
    return Fault(
        "damaged-manifest",
        "出版物的清单已损坏",
        "The manifest of a publication is damaged",
        f"{path.parent.name}/{path.name}",
        "请从备份恢复该文件夹",
        "Restore the folder from a backup",
    )
