"""The words of spreadsheets that are not values: empty marks, yes and no, totals, notes. They are a code list that a city may extend."""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.definitions import Definitions, Entry

LIST = "cell_words"

ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#BLOCKED!")
"""The errors that a spreadsheet shows in a cell."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of each sort, as they are written."""

    empty: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    ditto: frozenset[str]
    total: frozenset[str]
    subtotal: frozenset[str]
    note: frozenset[str]
    signature: frozenset[str]
    filer: frozenset[str]
    unit: frozenset[str]
    row_number: frozenset[str]
    remark: frozenset[str]
    foreign_currency: frozenset[str]

    @classmethod
    def of(cls, definitions: Definitions) -> Words:
        """The words that a city's definitions know."""
        entries = {entry.code: _written(entry) for entry in definitions.lists[LIST].entries}
        return cls(**{name: entries[name] for name in cls.__slots__})


def _written(entry: Entry) -> frozenset[str]:
    return frozenset((entry.label.zh, entry.label.en, *entry.aliases))
