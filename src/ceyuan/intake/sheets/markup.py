"""What a workbook says that the fast reader does not tell: merges, percent formats, formulas without a value, last digits of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from ceyuan.intake.sheets.sheet import Merge

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(slots=True)
class SheetMarkup:
    """What is known of one sheet.

    Attributes:
        rows, columns: the extent of its cells.
        merges: its merged cells.
        numbers: cells with a number of which the fast reader, which rounds to nine decimals, would lose some → its digits.
        percents: cells with a number that is shown in percent.
        formulas: cells with a formula that was saved without its value → the formula.
    """

    rows: int = 0
    columns: int = 0
    merges: list[Merge] = field(default_factory=list)
    numbers: dict[Place, str] = field(default_factory=dict)
    percents: list[Place] = field(default_factory=list)
    formulas: dict[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Markup:
    """What is known of a workbook: its sheets by name, and day 0 of its dates."""

    sheets: Mapping[str, SheetMarkup]
    epoch: date


DECIMALS = 9
"""What the fast reader keeps of a number."""


def digits(number: str) -> str | None:
    """A number without powers of ten where it has more decimals than the fast reader keeps; None for others.

    >>> digits("1.23E-10"), digits("0.333333333333"), digits("5858.27"), digits("E-7")
    ('0.000000000123', '0.333333333333', None, None)
    """
    try:
        plain = f"{Decimal(number):f}"
    except InvalidOperation:
        return None
    return plain if len(plain.partition(".")[2]) > DECIMALS else None
