"""Who changed a definition, when: what git remembers of its file; else the states of it that batches were read with."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ceyuan.ledger import Batch

MOST = 20
PATIENCE_SECONDS = 5
_FORM = "%h%x1f%an%x1f%as%x1f%s"


@dataclass(frozen=True)
class Edit:
    """A change of the file.

    Attributes:
        day: ISO 8601.
        words: what the author said of it.
    """

    commit: str
    author: str
    day: str
    words: str


def edits(folder: Path, file: str) -> list[Edit] | None:
    """The last changes of a file, the newest first; None where the folder is in no git repository.

    Args:
        folder: of definitions.
        file: in it.
    """
    command = ["git", "-C", str(folder), "log", f"-{MOST}", f"--format={_FORM}", "--follow", "--", file]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return [Edit(*line.split("\x1f")) for line in said.stdout.splitlines()] or None


def states(batches: Iterable[Batch], dataset: str) -> list[Batch]:
    """The first batch that was read with each state of a dataset's definition, the newest first."""
    found: dict[str, Batch] = {}
    for batch in batches:
        if batch.dataset == dataset:
            found.setdefault(batch.definition_sha256, batch)
    return list(found.values())[::-1]
