"""The functions that an expression of a definition may call. Each engine gives them their meaning on its own columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Function:
    """One function: how many arguments it takes and what it gives."""

    arguments: int
    meaning: str


ROW_FUNCTIONS: Mapping[str, Function] = {
    "given": Function(1, "whether the cell has a value; never unknown"),
    "year": Function(1, "the year of a date, as a number"),
    "new_year": Function(1, "1 January of the year after that of a date"),
    "years_after": Function(2, "the same day so many years later; 29 February becomes 28 February"),
    "earliest": Function(2, "the earlier of two dates; the other one where one is empty"),
}
"""What filters, `until` and checks may call: they look at one row only."""

CHECK_FUNCTIONS: Mapping[str, Function] = {
    **ROW_FUNCTIONS,
    "previous": Function(1, "the value of the same entity in the period before; empty where there is none"),
    "known": Function(3, "known(column, 'dataset', 'column'): whether a current row of the other dataset holds the value"),
}
"""What checks may call beside: they see other rows and other datasets."""
