"""A city, opened: its definitions and its ledger, from one folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ceyuan import definitions
from ceyuan.definitions import Definitions, folder
from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators import Book
from ceyuan.intake import Desk
from ceyuan.ledger import At, Ledger, LedgerSettings
from ceyuan.publications import Archive
from ceyuan.values import Bilingual

HEAD = "city.yaml"


@dataclass(frozen=True)
class City:
    """An open city.

    Attributes:
        folder: where `city.yaml` and, unless it says otherwise, the ledger are.
    """

    folder: Path
    definitions: Definitions
    ledger: Ledger

    @classmethod
    def open(cls, where: Path | None = None) -> City:
        """Open the city in the folder, or in the nearest folder above the working directory that has a `city.yaml`.

        Raises:
            QuestionError: there is none.
            DefinitionError: its definitions are wrong.
        """
        home = (where or nearest()).resolve()
        if not (home / HEAD).is_file():
            raise QuestionError(_no_city(home))
        return cls.of(home, definitions.load(home))

    @classmethod
    def of(cls, home: Path, found: Definitions) -> City:
        """Open the city in the folder with definitions that were read before."""
        return cls(home, found, Ledger(_settings(home, found)))

    def desk(self, today: date | None = None) -> Desk:
        """Where files are received; `today` decides which periods are closed and which filings are due."""
        return Desk(self.definitions, self.ledger, today or self.today)

    @property
    def today(self) -> date:
        """The day; that of a synthetic city where it says one."""
        return self.definitions.city.today or datetime.now().astimezone().date()

    def book(self, at: At = None) -> Book:
        """The definitions and the ledger at a version, of which figures are asked."""
        return Book(self.definitions, self.ledger, self.ledger.resolve(at))

    def archive(self) -> Archive:
        """The city's publications."""
        return Archive(self.folder / "publications", self.definitions, self.ledger)


def found(where: Path, extends: str, label: Bilingual, today: date | None = None) -> Path:
    """Found a city: a folder whose `city.yaml` extends a shipped or another city. What is there stays.

    Args:
        where: the folder.
        extends: what it extends.
        label: its name.
        today: the day on which a synthetic city lives; None founds a real one.

    Returns:
        The folder.

    Raises:
        DefinitionError: there is nothing called `extends`.
    """
    head = where / HEAD
    if head.exists():
        return where
    base = folder(extends)
    name = extends if base.name == extends else base.as_posix()
    where.mkdir(parents=True, exist_ok=True)
    lines = [f"city: {where.resolve().name}", f"extends: {name}", f"label: {{zh: {label.zh}, en: {label.en}}}"]
    head.write_text("\n".join([*lines, *(["synthetic: true", f"today: {today}"] if today else [])]) + "\n", "utf-8")
    return where


def nearest(start: Path | None = None) -> Path:
    """The nearest folder upwards that has a `city.yaml`.

    Raises:
        QuestionError: there is none up to the root.
    """
    here = (start or Path.cwd()).resolve()
    for step in (here, *here.parents):
        if (step / HEAD).is_file():
            return step
    raise QuestionError(_no_city(here))


def _settings(home: Path, found: Definitions) -> LedgerSettings:
    said, local = found.city.ledger, LedgerSettings.local(home / "ledger")
    return LedgerSettings(local.root, said.catalog or local.catalog_uri, said.warehouse or local.warehouse, said.properties)


def _no_city(where: Path) -> Fault:
    return Fault(
        "no-city",
        f"“{where}”及其上级文件夹中没有 {HEAD}",
        f"No {HEAD} in '{where}' or above it",
        fix_zh="请用 --city 指明城市文件夹，或用 ceyuan init 新建一个",
        fix_en="Name the city's folder with --city, or make one with ceyuan init",
    )
