"""What the ledger remembers of a batch: the file, who sent it, how it was read, and what became of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How one sheet was read, so that any value can be shown in its own cell.

    Attributes:
        name: the sheet's name; for a text file its own name, as Excel calls its sheet.
        header_row: the row of the headers as Excel counts it, the last one when headers span rows.
        columns: field → column letter, `{"amount_yuan": "F"}`.
        units: field → unit in which the sheet states it, `{"amount_yuan": "万元"}`; only fields that have one.
        titles: cell → text of the cells above the header, `{"A1": "2021年上半年…", "F2": "单位：万元"}`.
    """

    name: str
    header_row: int
    columns: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What a receiver says of the file that it commits.

    Attributes:
        content_id: hash of the file's bytes, the dataset and what was asked; equal ids are the same batch.
        file_name, file_sha256, file_bytes: the original as it came; its bytes are in `ledger.originals` under the hash.
        receiver: who received it.
        period: code of the period filed for, None for a registry.
        filer: who filed it (a district, a space), None when the file has many.
        reason: why rows of a closed period are corrected, None when they are not.
        mends: the batch whose quarantined rows the file puts right, None for an ordinary file.
        sheets: how each sheet was read.
        definition_sha256: hash of the dataset's definition then in force.
    """

    content_id: str
    file_name: str
    file_sha256: str
    file_bytes: int
    receiver: str
    definition_sha256: str
    period: str | None = None
    filer: str | None = None
    reason: str | None = None
    mends: int | None = None
    sheets: tuple[SheetLayout, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Filing):
    """A filing that is in the ledger.

    Attributes:
        number: stands in `_batch` of its rows; never used again, with gaps where attempts failed.
        version: its place in the order of commits, 1, 2, 3…; the version of everything that it made. Batches committed together share it.
        dataset: the dataset of its rows.
        received_at: time of the commit, UTC.
        rows_accepted: rows that entered.
        rows_quarantined: rows that were refused.
        rows_superseded: earlier rows that are no longer current because of it.
    """

    number: int
    version: int
    dataset: str
    received_at: datetime
    rows_accepted: int
    rows_quarantined: int
    rows_superseded: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a commit answers.

    Attributes:
        batch: the batch that now holds the content.
        already: whether the same content was in the ledger before, so that nothing was written.
    """

    batch: Batch
    already: bool
