"""The faults of cells and rows: one number each, so that they are columns of bytes until somebody reads them."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from ceyuan.values.credit_code import Verdict

Level = Literal["fault", "warning"]


class CellFault(IntEnum):
    """What is wrong with a cell. `NONE` is a right cell; the numbers live in memory only, scripts rely on `code`."""

    NONE = 0
    VALUE_MISSING = 1
    NOT_A_NUMBER = 2
    NOT_A_WHOLE_NUMBER = 3
    DIGITS_LOST = 4
    BECAME_A_DATE = 5
    NUMBER_TOO_LARGE = 6
    UNKNOWN_UNIT = 7
    FOREIGN_CURRENCY = 8
    OUT_OF_RANGE = 9
    NOT_A_DATE = 10
    DAY_MISSING = 11
    MONTH_AMBIGUOUS = 12
    NOT_A_PERIOD = 13
    PATTERN_MISMATCH = 14
    PATTERN_DOUBTFUL = 15
    UNKNOWN_PLACE = 16
    UNKNOWN_ENTRY = 17
    NEW_ENTRY = 18
    NOT_A_BOOLEAN = 19
    ERROR_CELL = 20
    FORMULA_WITHOUT_VALUE = 21
    TOTAL_WORD = 22
    CONTROL_CHARACTER = 23
    CREDIT_CODE_LENGTH = 30
    CREDIT_CODE_CHARACTER = 31
    CREDIT_CODE_CHECK_DIGIT = 32
    CREDIT_CODE_NUMBER_FORMATTED = 33
    CREDIT_CODE_REGISTRATION_NUMBER = 34
    CREDIT_CODE_ORGANISATION_CODE = 35
    CREDIT_CODE_REWRITTEN = 36
    CREDIT_CODE_DAMAGED = 37
    TOO_MANY_CELLS = 50
    DUPLICATE_KEY = 51
    CLOSED_PERIOD = 52
    WAITS_FOR_OTHERS = 53
    RULE_BROKEN = 54
    RULE_DOUBTFUL = 55
    TOTAL_DIFFERS = 56

    @property
    def code(self) -> str:
        """The name that scripts rely on."""
        return _CODES.get(self, self.name.lower().replace("_", "-"))

    @property
    def level(self) -> Level:
        """Whether it refuses the row."""
        return "warning" if self in WARNINGS else "fault"

    @classmethod
    def of_verdict(cls, verdict: Verdict) -> CellFault:
        """The fault of a credit code."""
        return cls["CREDIT_CODE_" + verdict.name]


WARNINGS = frozenset(
    {
        CellFault.FOREIGN_CURRENCY,
        CellFault.DAY_MISSING,
        CellFault.MONTH_AMBIGUOUS,
        CellFault.PATTERN_DOUBTFUL,
        CellFault.NEW_ENTRY,
        CellFault.CREDIT_CODE_REWRITTEN,
        CellFault.CREDIT_CODE_DAMAGED,
        CellFault.RULE_DOUBTFUL,
        CellFault.TOTAL_DIFFERS,
    }
)
"""The faults that let the row in."""

_CODES = {CellFault.PATTERN_DOUBTFUL: "pattern-mismatch", CellFault.NEW_ENTRY: "unknown-entry"}
