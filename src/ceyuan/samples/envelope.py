"""A file on its way to the bureau: its sheets, and what is known of how it will be received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from ceyuan.samples.paper import DATA, REFUSED, Form, Sheet, write_text, write_workbook
from ceyuan.samples.words import words

Suffix = Literal[".xlsx", ".csv", ".tsv"]
_SEPARATORS = {".csv": ",", ".tsv": "\t"}
_LARGE_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Shape:
    """How one sender makes a file of a table."""

    form: Form
    suffix: Suffix = ".xlsx"
    encoding: str = "utf-8"


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """One file.

    Attributes:
        name: its name, without the mark of synthetic data and without suffix.
        received_on: the day it comes; files are received in the order of these days.
        dataset: what it is.
        sheets: one in a text file.
        encoding: of a text file.
        correction: the reason with which it changes a closed period.
        superseded: how many earlier rows it replaces.
        is_copy: whether the same content came before under another name.
        waits: whether its good rows wait too, because the dataset is accepted whole and a row is refused.
    """

    name: str
    received_on: date
    dataset: str
    sheets: tuple[Sheet, ...]
    suffix: Suffix = ".xlsx"
    encoding: str = "utf-8"
    correction: str | None = None
    superseded: int = 0
    is_copy: bool = False
    waits: bool = False

    @property
    def written_as(self) -> Suffix:
        """The kind of file: a table of very many rows is exported as text, whatever the sender would have liked."""
        is_large = len(self.sheets) == 1 and self.sheets[0].body.height > _LARGE_ROWS
        return ".csv" if is_large and self.suffix == ".xlsx" else self.suffix

    @property
    def path(self) -> Path:
        """Where it lies: a folder for the month in which it comes."""
        return Path(f"{self.received_on:%Y-%m}") / f"{self.name}_{words().file_mark}{self.written_as}"

    @property
    def accepted(self) -> int:
        """Rows that enter the ledger."""
        return 0 if self.is_copy or self.waits else self._count(DATA)

    @property
    def refused(self) -> int:
        """Rows that go to quarantine."""
        return 0 if self.is_copy else self._count(REFUSED) + (self._count(DATA) if self.waits else 0)

    @property
    def messes(self) -> tuple[str, ...]:
        """Every mess of the file, sorted."""
        whole = {
            "several_sheets": len(self.sheets) > 1,
            "same_file_twice": self.is_copy,
            "correction": self.correction is not None,
            "superseding_rows": self.superseded > 0,
            "not_utf8": not self.encoding.startswith("utf-8"),
            "bom": self.encoding == "utf-8-sig",
        }
        found = {mess for mess, is_there in whole.items() if is_there}
        return tuple(sorted(found.union(*(sheet.messes for sheet in self.sheets))))

    def _count(self, kind: str) -> int:
        return sum(sheet.count(kind) for sheet in self.sheets)

    def write(self, folder: Path) -> None:
        """Write the file under the folder."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.written_as == ".xlsx":
            write_workbook(path, self.sheets)
        else:
            write_text(path, self.sheets[0], self.encoding, _SEPARATORS[self.written_as])
