"""The manifest of a sample: every file in the order of receipt, what becomes of its rows, and the figures that follow."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ceyuan.definitions import Sample
from ceyuan.definitions.source import documents
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.words import words

NAME = "manifest.json"
_MESSES = Path(__file__).with_name("messes.yaml")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a sample.

    Attributes:
        path: under the sample's folder.
        received_on: the day it comes, ISO; a receiver takes it for today.
        correction: the reason with which to receive it, None for most.
        outcome: `waits` – no row enters because one is refused; `already` – its content came before.
        accepted, quarantined, superseded: rows that enter, that are refused, and earlier rows that they replace.
        messes: what is wrong with it, as `Manifest.messes` calls it.
        planted: sheet (empty for a text file) → mess → rows, as Excel counts them.
    """

    path: str
    dataset: str
    received_on: str
    correction: str | None
    outcome: Literal["received", "waits", "already"]
    accepted: int
    quarantined: int
    superseded: int
    messes: tuple[str, ...]
    planted: dict[str, dict[str, list[int]]]

    @classmethod
    def of(cls, envelope: Envelope) -> FileEntry:
        """The entry of a file that was written."""
        return cls(
            path=envelope.path.as_posix(),
            dataset=envelope.dataset,
            received_on=envelope.received_on.isoformat(),
            correction=envelope.correction,
            outcome="already" if envelope.is_copy else "waits" if envelope.waits else "received",
            accepted=envelope.accepted,
            quarantined=envelope.refused,
            superseded=envelope.superseded,
            messes=envelope.messes,
            planted={} if envelope.is_copy else _planted(envelope),
        )


def _planted(envelope: Envelope) -> dict[str, dict[str, list[int]]]:
    is_text = envelope.written_as != ".xlsx"
    return {"" if is_text else sheet.name: dict(sheet.planted) for sheet in envelope.sheets if sheet.planted}


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """What an indicator says once every file is received; `value` is decimal text in the indicator's own unit."""

    indicator: str
    period: str
    value: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a sample holds and what should come of it."""

    city: str
    seed: int
    firms: int
    files: tuple[FileEntry, ...]
    figures: tuple[ExpectedFigure, ...]

    @classmethod
    def of(cls, sample: Sample, asked: tuple[int, int], files: Sequence[FileEntry]) -> Manifest:
        """The manifest of the files of a seed and a number of firms, put in the order of receipt."""
        seed, firms = asked
        figures = tuple(ExpectedFigure(total.indicator, total.period, str(total.value)) for total in sample.totals)
        return cls(sample.sample, seed, firms, tuple(sorted(files, key=lambda file: file.received_on)), figures)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a sample that was written to the folder."""
        found = json.loads((folder / NAME).read_text("utf-8"))
        files = tuple(FileEntry(**{**file, "messes": tuple(file["messes"])}) for file in found["files"])
        return cls(found["city"], found["seed"], found["firms"], files, tuple(ExpectedFigure(**figure) for figure in found["figures"]))

    def write(self, folder: Path) -> None:
        """Write it beside the files."""
        (folder / NAME).write_text(json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n", "utf-8")

    def to_json(self) -> dict[str, Any]:
        """The manifest as JSON, with the names of its messes in both languages."""
        notice = asdict(words().synthetic)
        used = {mess for file in self.files for mess in file.messes}
        return {
            "synthetic": True,
            "notice": notice,
            **asdict(self),
            "messes": {code: text for code, text in messes().items() if code in used},
        }


@cache
def messes() -> dict[str, dict[str, str]]:
    """Code → name in both languages of every mess that a sample plants."""
    (document,) = documents(_MESSES, _MESSES.name)
    return document.value
