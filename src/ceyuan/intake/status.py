"""The state of filings: which are in, due, overdue or in quarantine, by dataset, period and filer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ceyuan.intake.delivery import Desk

State = Literal["in", "due", "overdue", "quarantined"]


@dataclass(frozen=True, slots=True)
class FilingStatus:
    """One filing that has come or should come.

    Attributes:
        dataset, period, filer: of what, for when, from whom; `filer` is None when one file covers all.
        state: `quarantined` when it is in but rows of it wait to be mended.
        due_on: the last day; None when the dataset has none.
        batches: the batches that hold it.
        rows, rows_quarantined: rows that entered, and rows still waiting.
    """

    dataset: str
    period: str | None
    filer: str | None
    state: State
    due_on: date | None
    batches: tuple[int, ...]
    rows: int
    rows_quarantined: int


def status(desk: Desk, dataset: str | None = None, period: str | None = None) -> tuple[FilingStatus, ...]:
    """The state of filings, of all datasets or one, of the periods since the first batch or one.

    Raises:
        QuestionError: no such dataset or period.
    """
    raise NotImplementedError
