"""How large a file may be before it is refused unread. These protect the machine; they are no rules of the field."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is read.

    Attributes:
        text_bytes: a CSV or TSV file, unpacked.
        workbook_bytes: a workbook as it lies on disk.
        unpacked_bytes: what a workbook may unpack to; memory holds a few times as much.
        unpacked_ratio: unpacked to packed bytes of a workbook; above it, and above `MIB` times ten, it is a bomb.
        columns: columns of a sheet, as many as Excel has.
        cells: rows times columns of a sheet, empty ones included.
        cell_characters: characters of one cell, as many as Excel keeps.
        refused_rows: rows that one file may leave in quarantine; a file with more is of another kind or damaged.
    """

    text_bytes: int = 64 << 30
    workbook_bytes: int = 256 * MIB
    unpacked_bytes: int = 1536 * MIB
    unpacked_ratio: int = 250
    columns: int = 16_384
    cells: int = 60_000_000
    cell_characters: int = 32_767
    refused_rows: int = 1_000_000
