"""Opening a file: the sheets of whatever was sniffed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ceyuan.intake.limits import Limits
from ceyuan.intake.sheets.delimited import delimited_sheet
from ceyuan.intake.sheets.sheet import Sheet
from ceyuan.intake.sheets.workbook import workbook_sheets
from ceyuan.intake.sniff import Sniffed


def open_sheets(found: Sniffed, limits: Limits, scratch: Path) -> Iterator[Sheet]:
    """The sheets of a file, one after the other.

    Args:
        found: the file.
        limits: what is refused for its size.
        scratch: an existing folder for a text that has to be unpacked or recoded.

    Raises:
        SourceError: the file is damaged, encrypted or too large.
    """
    if found.kind == "text":
        yield delimited_sheet(found, limits, scratch)
    else:
        yield from workbook_sheets(found, limits)
