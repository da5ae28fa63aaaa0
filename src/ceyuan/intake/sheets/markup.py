"""What a workbook says beside the values of cells: merges, percent formats, formulas without a value. The fast reader tells none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ceyuan.intake.sheets.sheet import Merge

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(slots=True)
class SheetMarkup:
    """What is known of one sheet.

    Attributes:
        rows, columns: the extent of its cells.
        merges: its merged cells.
        percents: cells with a number that is shown in percent.
        formulas: cells with a formula that was saved without its value → the formula.
    """

    rows: int = 0
    columns: int = 0
    merges: list[Merge] = field(default_factory=list)
    percents: list[Place] = field(default_factory=list)
    formulas: dict[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Markup:
    """What is known of a workbook: its sheets by name, and day 0 of its dates."""

    sheets: Mapping[str, SheetMarkup]
    epoch: date
