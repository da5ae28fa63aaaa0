"""The files that the ledger keeps, opened again as sheets."""

from __future__ import annotations

import shutil
from pathlib import Path

from ceyuan.intake.limits import Limits
from ceyuan.intake.sheets import Sheet, open_sheets
from ceyuan.intake.sniff import sniff
from ceyuan.ledger import Batch, Ledger


def kept_sheet(ledger: Ledger, batch: Batch, name: str, scratch: Path) -> Sheet:
    """A sheet of the file that a batch came from.

    Args:
        ledger: which keeps it.
        batch: the batch.
        name: of the sheet.
        scratch: an existing folder that outlives the sheet.

    Raises:
        QuestionError, StorageError: the file is no longer kept whole.
    """
    path = scratch / batch.file_name
    with ledger.originals.open(batch.file_sha256) as kept, path.open("wb") as copy:
        shutil.copyfileobj(kept, copy)
    limits = Limits()
    return next(sheet for sheet in open_sheets(sniff(path, limits), limits, scratch) if sheet.name == name)
