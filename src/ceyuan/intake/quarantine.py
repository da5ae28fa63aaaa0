"""The quarantine workbook: the refused rows of a batch in the shape of their file, to be mended and received again."""

from __future__ import annotations

from pathlib import Path

from ceyuan.errors import Lang
from ceyuan.intake.delivery import Desk


def write_quarantine(desk: Desk, batch: int, out: Path, lang: Lang = "zh") -> int:
    """Write the rows of a batch that are still in quarantine, faulty cells coloured and commented.

    Returns:
        The number of rows.

    Raises:
        QuestionError: no such batch, or it left nothing in quarantine.
    """
    raise NotImplementedError
