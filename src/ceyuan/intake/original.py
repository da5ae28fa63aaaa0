"""The original of a stored value: the cell it came from, with its text as it was."""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Original:
    """A cell of a received file: `cell` is `sheet!F7`; `text` is None for an empty cell; `header` stands above it."""

    file_name: str
    cell: str
    header: str
    text: str | None


def original(ledger: Ledger, batch: int, sheet: str, row: int, field: str) -> Original:
    """The cell behind a stored value.

    Raises:
        QuestionError: the batch has no such sheet, row or field, or the field was not a cell (a period stated in the title).
    """
    raise NotImplementedError
