"""A file as it arrives, with what its receiver says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ceyuan.definitions import Definitions
from ceyuan.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A file to be received. What is None is found in the file.

    Attributes:
        path: the file.
        receiver: who receives it, as the batch will say.
        dataset: id or code of the dataset it is.
        period: code of the period filed for (`2021H1`, `2021-06`).
        filer: who filed it: the code or a name of a place, else the name as it is.
        sheets: the sheets to read; empty is every sheet that holds a table.
        correction: why rows of a closed period change; without it they are refused.
    """

    path: Path
    receiver: str
    dataset: str | None = None
    period: str | None = None
    filer: str | None = None
    sheets: tuple[str, ...] = ()
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files are received: the city's definitions, its ledger, and the day, on which closed periods depend."""

    definitions: Definitions
    ledger: Ledger
    today: date
